import type { CustomRenderMethodInput } from 'maplibre-gl'
import type { DiscList } from '../discs.ts'
import { InstanceBuffer, ProjectedProgram, setDrawState } from './program.ts'

const VERTEX = `
layout(location = 0) in vec4 a_place;   // x, y, dx, dy
layout(location = 1) in vec4 a_shape;   // radius, stroke, from, to
layout(location = 2) in vec4 a_color;
layout(location = 3) in vec2 a_style;   // hatched, dashed
uniform vec2 u_viewport;
uniform float u_world;
out vec2 v_at;
out vec4 v_shape;
out vec4 v_color;
out vec2 v_style;
void main() {
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
  float reach = a_shape.x + a_shape.y * 0.5 + 1.0;
  vec4 here = projectTile(a_place.xy + vec2(u_world, 0.0));
  here.xy += (corner * reach + vec2(a_place.z, -a_place.w)) * 2.0 / u_viewport * here.w;
  gl_Position = here;
  v_at = corner * reach;
  v_shape = a_shape;
  v_color = a_color;
  v_style = a_style;
}`

const FRAGMENT = `
in vec2 v_at;
in vec4 v_shape;
in vec4 v_color;
in vec2 v_style;
out vec4 o_color;
void main() {
  float d = length(v_at);
  float edge = v_shape.y > 0.0 ? v_shape.y * 0.5 - abs(d - v_shape.x) : v_shape.x - d;
  float alpha = clamp(edge + 0.5, 0.0, 1.0) * v_color.a;
  float turn = fract(atan(v_at.x, v_at.y) / 6.283185307179586 + 1.0);
  if (v_shape.w - v_shape.z < 0.9999) {
    // A slice is cut half a pixel soft on both of its sides.
    float past = (turn - v_shape.z) * 6.2832 * d, before = (v_shape.w - turn) * 6.2832 * d;
    alpha *= clamp(past + 0.5, 0.0, 1.0) * clamp(before + 0.5, 0.0, 1.0);
  }
  if (v_style.x > 0.5) alpha *= 0.38 + 0.62 * smoothstep(0.35, 0.65, abs(fract((v_at.x + v_at.y) / 6.0) * 2.0 - 1.0));
  if (v_style.y > 0.5 && fract(turn * max(8.0, floor(v_shape.x * 6.2832 / 7.0))) > 0.58) discard;
  if (alpha < 0.004) discard;
  o_color = vec4(v_color.rgb * alpha, alpha);
}`

/** Draws discs, slices and rings in the order given, in every visible copy of the world. */
export class DiscPass {
  private readonly program = new ProjectedProgram(VERTEX, FRAGMENT)
  private readonly buffer = new InstanceBuffer()

  draw(
    gl: WebGL2RenderingContext,
    input: CustomRenderMethodInput,
    frame: { viewport: readonly [number, number]; worlds: readonly number[] },
    discs: DiscList,
  ): void {
    this.program.warm(gl, input)
    if (discs.length === 0) return
    setDrawState(gl)
    const program = this.program.use(gl, input)
    gl.uniform2f(program.uniform('u_viewport'), ...frame.viewport)
    this.buffer.bind(gl, discs)
    for (const world of frame.worlds) {
      gl.uniform1f(program.uniform('u_world'), world)
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, discs.length)
    }
    gl.bindVertexArray(null)
  }

  settle(gl: WebGL2RenderingContext): void {
    this.program.settle(gl)
  }

  forget(): void {
    this.program.forget()
    this.buffer.forget()
  }
}
