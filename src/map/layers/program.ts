import type { CustomRenderMethodInput } from 'maplibre-gl'
import type { InstanceList } from '../instances.ts'

/** A linked program with its uniform locations looked up by name. */
export interface Program {
  handle: WebGLProgram
  uniform: (name: string) => WebGLUniformLocation | null
  /** What its uniforms of the projection hold, in the order of `ProjectedProgram.use`. */
  projection: number[] | null
}

function compile(gl: WebGL2RenderingContext, type: number, source: string): WebGLShader {
  const shader = gl.createShader(type)
  if (!shader) throw new Error('The WebGL context is lost.')
  gl.shaderSource(shader, source)
  gl.compileShader(shader)
  return shader
}

/** A program on its way: compiled and linked by the graphics process while the page goes on. */
interface Linking {
  handle: WebGLProgram
  shaders: readonly WebGLShader[]
}

function link(gl: WebGL2RenderingContext, vertex: string, fragment: string): Linking {
  const handle = gl.createProgram()
  const shaders = [compile(gl, gl.VERTEX_SHADER, vertex), compile(gl, gl.FRAGMENT_SHADER, fragment)]
  for (const shader of shaders) gl.attachShader(handle, shader)
  gl.linkProgram(handle)
  return { handle, shaders }
}

/** Waits for the program, throws with the compiler's words where it failed. */
function finish(gl: WebGL2RenderingContext, { handle, shaders }: Linking): Program {
  if (!gl.getProgramParameter(handle, gl.LINK_STATUS) && !gl.isContextLost()) {
    const words = [gl.getProgramInfoLog(handle), ...shaders.map((shader) => gl.getShaderInfoLog(shader))]
    throw new Error(`Shaders: ${words.filter(Boolean).join('; ')}`)
  }
  const locations = new Map<string, WebGLUniformLocation | null>()
  return {
    handle,
    projection: null,
    uniform(name) {
      if (!locations.has(name)) locations.set(name, gl.getUniformLocation(handle, name))
      return locations.get(name)!
    },
  }
}

/**
 * One program per projection variant: MapLibre hands the vertex shader a prelude with `projectTile`, which takes
 * Mercator unit coordinates in a custom layer and clips what is behind the globe.
 */
export class ProjectedProgram {
  private readonly linking = new Map<string, Linking>()
  private readonly variants = new Map<string, Program>()

  constructor(
    private readonly vertex: string,
    private readonly fragment: string,
  ) {}

  /** Starts the variant of this frame without waiting for it, so that it is there when there is something to draw. */
  warm(gl: WebGL2RenderingContext, { shaderData }: CustomRenderMethodInput): Linking {
    let linking = this.linking.get(shaderData.variantName)
    if (!linking) {
      const head = `#version 300 es\nprecision highp float;\n${shaderData.vertexShaderPrelude}\n${shaderData.define}\n`
      linking = link(gl, head + this.vertex, `#version 300 es\nprecision highp float;\n${this.fragment}`)
      this.linking.set(shaderData.variantName, linking)
    }
    return linking
  }

  /** Makes the variant of this frame current and sets the projection's uniforms. */
  use(gl: WebGL2RenderingContext, input: CustomRenderMethodInput): Program {
    const { shaderData, defaultProjectionData } = input
    let program = this.variants.get(shaderData.variantName)
    if (!program) {
      program = finish(gl, this.warm(gl, input))
      this.variants.set(shaderData.variantName, program)
    }
    gl.useProgram(program.handle)
    const data = defaultProjectionData
    // A program keeps its uniforms, and most frames have the camera of the one before.
    const values = [
      ...data.mainMatrix,
      ...data.fallbackMatrix,
      ...data.tileMercatorCoords,
      ...data.clippingPlane,
      data.projectionTransition,
    ]
    if (program.projection?.every((value, i) => value === values[i])) return program
    program.projection = values
    gl.uniformMatrix4fv(program.uniform('u_projection_matrix'), false, data.mainMatrix)
    gl.uniformMatrix4fv(program.uniform('u_projection_fallback_matrix'), false, data.fallbackMatrix)
    gl.uniform4f(program.uniform('u_projection_tile_mercator_coords'), ...data.tileMercatorCoords)
    gl.uniform4f(program.uniform('u_projection_clipping_plane'), ...data.clippingPlane)
    gl.uniform1f(program.uniform('u_projection_transition'), data.projectionTransition)
    return program
  }

  /**
   * Waits for what was begun. To be called when the graphics process is idle: in the middle of a drag the same question
   * waits for all frames that are still being drawn.
   */
  settle(gl: WebGL2RenderingContext): void {
    for (const [name, linking] of this.linking)
      if (!this.variants.has(name)) this.variants.set(name, finish(gl, linking))
  }

  forget(): void {
    this.linking.clear()
    this.variants.clear()
  }
}

/** Instances on the graphics card, uploaded anew for a frame. */
export class InstanceBuffer {
  private floats = new Float32Array(0)
  private buffer: WebGLBuffer | null = null
  private array: WebGLVertexArrayObject | null = null
  private capacity = 0

  /** Uploads a list, always one of the same layout, and binds it; the caller draws as many instances. */
  bind(gl: WebGL2RenderingContext, { data, length, stride, layout }: InstanceList): void {
    this.array ??= gl.createVertexArray()
    gl.bindVertexArray(this.array)
    this.buffer ??= gl.createBuffer()
    gl.bindBuffer(gl.ARRAY_BUFFER, this.buffer)
    if (this.floats.length < data.length) this.floats = new Float32Array(data.length)
    if (this.capacity < data.length) {
      gl.bufferData(gl.ARRAY_BUFFER, this.floats.byteLength, gl.DYNAMIC_DRAW)
      this.capacity = data.length
      let offset = 0
      layout.forEach((size, location) => {
        gl.enableVertexAttribArray(location)
        gl.vertexAttribPointer(location, size, gl.FLOAT, false, stride * 4, offset * 4)
        gl.vertexAttribDivisor(location, 1)
        offset += size
      })
    }
    const { floats } = this
    const size = length * stride
    floats.set(data.subarray(0, size))
    gl.bufferSubData(gl.ARRAY_BUFFER, 0, floats, 0, size)
  }

  /** Drops the GL objects of a context that is gone. */
  forget(): void {
    this.buffer = this.array = null
    this.capacity = 0
  }
}

/** State that every layer of ours draws in: premultiplied blending, no depth, no stencil, no culling. */
export function setDrawState(gl: WebGL2RenderingContext): void {
  gl.disable(gl.DEPTH_TEST)
  gl.disable(gl.STENCIL_TEST)
  gl.disable(gl.CULL_FACE)
  gl.enable(gl.BLEND)
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
}
