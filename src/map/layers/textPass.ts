import type { CustomRenderMethodInput } from 'maplibre-gl'
import type { Rgba } from '../color.ts'
import type { LabelSize } from '../glyphs.ts'
import { GLYPH_PADDING, GlyphAtlas } from '../glyphs.ts'
import { InstanceList, writeColor } from '../instances.ts'
import { InstanceBuffer, ProjectedProgram, setDrawState } from './program.ts'

/** A number at a place, shifted by pixels. */
export interface TextShape {
  text: string
  size: LabelSize
  x: number
  y: number
  dx: number
  dy: number
  /** `left`: the text begins at the shifted point. */
  align: 'center' | 'left'
  ink: Rgba
  /** Alpha 0 draws none. */
  halo: Rgba
}

const VERTEX = `
layout(location = 0) in vec4 a_place;   // x, y, left, top in pixels
layout(location = 1) in vec2 a_size;
layout(location = 2) in vec4 a_texture; // u, v, du, dv
layout(location = 3) in vec4 a_ink;
layout(location = 4) in vec4 a_halo;
uniform vec2 u_viewport;
uniform float u_world;
uniform float u_ratio;
out vec2 v_uv;
out vec4 v_ink;
out vec4 v_halo;
void main() {
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
  vec4 here = projectTile(a_place.xy + vec2(u_world, 0.0));
  // Whole device pixels keep the glyphs sharp.
  vec2 pixel = (here.xy / here.w * vec2(0.5, -0.5) + 0.5) * u_viewport + a_place.zw;
  pixel = floor(pixel * u_ratio + 0.5) / u_ratio + corner * a_size;
  gl_Position = vec4((pixel / u_viewport - 0.5) * vec2(2.0, -2.0) * here.w, here.z, here.w);
  v_uv = a_texture.xy + a_texture.zw * corner;
  v_ink = a_ink;
  v_halo = a_halo;
}`

const FRAGMENT = `
in vec2 v_uv;
in vec4 v_ink;
in vec4 v_halo;
uniform sampler2D u_atlas;
out vec4 o_color;
void main() {
  vec4 texel = texture(u_atlas, v_uv);
  float ink = texel.r * v_ink.a, halo = max(texel.g, texel.r) * v_halo.a * (1.0 - ink);
  o_color = vec4(v_ink.rgb * ink + v_halo.rgb * halo, ink + halo);
}`

/** Draws numbers in every visible copy of the world. */
export class TextPass {
  private readonly program = new ProjectedProgram(VERTEX, FRAGMENT)
  private readonly glyphs = new InstanceList([4, 2, 4, 4, 4])
  private readonly buffer = new InstanceBuffer()
  private atlas: GlyphAtlas
  private texture: WebGLTexture | null = null

  constructor(pixelRatio: number) {
    this.atlas = new GlyphAtlas(pixelRatio)
  }

  get pixelRatio(): number {
    return this.atlas.pixelRatio
  }

  /** Draws the atlas anew: the font has arrived, or the pixel ratio has changed. */
  refresh(pixelRatio: number): void {
    this.atlas = new GlyphAtlas(pixelRatio)
    this.texture = null
  }

  measure(size: LabelSize, text: string): number {
    return this.atlas.measure(size, text)
  }

  set(list: readonly TextShape[]): void {
    this.glyphs.clear()
    for (const { text, size, x, y, dx, dy, align, ink, halo } of list) {
      let left = dx - (align === 'center' ? this.atlas.measure(size, text) / 2 : 0)
      const top = dy - size * 0.5 - GLYPH_PADDING
      for (let i = 0; i < text.length; i++) {
        const glyph = this.atlas.glyph(size, text.charCodeAt(i))
        if (!glyph) continue
        const at = this.glyphs.append()
        const { data } = this.glyphs
        data[at] = x
        data[at + 1] = y
        data[at + 2] = left - GLYPH_PADDING
        data[at + 3] = top
        data[at + 4] = glyph.width
        data[at + 5] = glyph.height
        data[at + 6] = glyph.u
        data[at + 7] = glyph.v
        data[at + 8] = glyph.du
        data[at + 9] = glyph.dv
        writeColor(data, at + 10, ink)
        writeColor(data, at + 14, halo)
        left += glyph.advance
      }
    }
  }

  draw(
    gl: WebGL2RenderingContext,
    input: CustomRenderMethodInput,
    frame: { viewport: readonly [number, number]; worlds: readonly number[] },
  ): void {
    this.program.warm(gl, input)
    if (this.glyphs.length === 0) return
    setDrawState(gl)
    const program = this.program.use(gl, input)
    gl.activeTexture(gl.TEXTURE0)
    this.texture ??= this.upload(gl)
    gl.bindTexture(gl.TEXTURE_2D, this.texture)
    gl.uniform1i(program.uniform('u_atlas'), 0)
    gl.uniform2f(program.uniform('u_viewport'), ...frame.viewport)
    gl.uniform1f(program.uniform('u_ratio'), this.atlas.pixelRatio)
    this.buffer.bind(gl, this.glyphs)
    for (const world of frame.worlds) {
      gl.uniform1f(program.uniform('u_world'), world)
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, this.glyphs.length)
    }
    gl.bindVertexArray(null)
  }

  private upload(gl: WebGL2RenderingContext): WebGLTexture {
    const texture = gl.createTexture()
    gl.bindTexture(gl.TEXTURE_2D, texture)
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false)
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false)
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, this.atlas.canvas)
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.LINEAR)
    for (const wrap of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(gl.TEXTURE_2D, wrap, gl.CLAMP_TO_EDGE)
    return texture
  }

  settle(gl: WebGL2RenderingContext): void {
    this.program.settle(gl)
  }

  forget(): void {
    this.program.forget()
    this.buffer.forget()
    this.texture = null
  }
}
