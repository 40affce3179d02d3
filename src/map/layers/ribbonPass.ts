import type { CustomRenderMethodInput } from 'maplibre-gl'
import type { Rgba } from '../color.ts'
import type { RibbonList } from '../ribbons.ts'
import { InstanceBuffer, ProjectedProgram, setDrawState } from './program.ts'

const SEGMENTS = 48

/**
 * The great circle is computed here, so that geometry is one instance of a few numbers: spherical interpolation of
 * the end vectors; longitudes unrolled from the origin, so that a line over ±180° is one line (the shorter way never
 * spans 180° of longitude or more).
 */
const GREAT_CIRCLE = `
uniform float u_world;
vec2 greatCircle(vec3 a, vec3 b, float angle, float originX, float t) {
  vec3 p = angle < 1e-5 ? mix(a, b, t) : (sin((1.0 - t) * angle) * a + sin(t * angle) * b) / sin(angle);
  float lng = atan(p.y, p.x) / 6.283185307179586 + 0.5;
  float x = originX + (fract(lng - originX + 0.5) - 0.5);
  float s = clamp(p.z / length(p), -0.99999, 0.99999);
  return vec2(x + u_world, 0.5 - log((1.0 + s) / (1.0 - s)) / 12.566370614359172);
}
`

const RIBBON_VERTEX = `
layout(location = 0) in vec4 a_from;    // unit vector, Mercator x of the origin
layout(location = 1) in vec4 a_to;      // unit vector, angle between the two
layout(location = 2) in vec4 a_color;
layout(location = 3) in vec4 a_shape;   // width at origin, at destination, opacity at origin, at destination
layout(location = 4) in vec4 a_motion;  // reveal, pulse, fade (bit 1 origin, bit 2 destination), dashed
uniform vec2 u_viewport;
uniform float u_segments;
out float v_t;
out float v_side;
out float v_half;
out vec4 v_color;
out vec2 v_opacity;
out vec4 v_motion;
out float v_length;
${GREAT_CIRCLE}
void main() {
  float t = floor(float(gl_VertexID) / 2.0) / u_segments;
  float side = mod(float(gl_VertexID), 2.0) * 2.0 - 1.0;
  // Towards the destination, at the destination itself from where the line comes.
  float ahead = (t < 1.0 ? 0.5 : -0.5) / u_segments;
  vec4 here = projectTile(greatCircle(a_from.xyz, a_to.xyz, a_to.w, a_from.w, t));
  vec4 there = projectTile(greatCircle(a_from.xyz, a_to.xyz, a_to.w, a_from.w, t + ahead));
  vec2 along = (there.xy / there.w - here.xy / here.w) * u_viewport * sign(ahead);
  along = length(along) < 1e-6 ? vec2(1.0, 0.0) : normalize(along);
  float half_width = 0.5 * mix(a_shape.x, a_shape.y, t) + 1.0;
  here.xy += vec2(-along.y, along.x) * side * half_width * 2.0 / u_viewport * here.w;
  gl_Position = here;
  v_t = t;
  v_side = side * half_width;
  v_half = half_width - 1.0;
  v_color = a_color;
  v_opacity = a_shape.zw;
  v_motion = a_motion;
  v_length = a_to.w * 400.0;
}`

const RIBBON_FRAGMENT = `
in float v_t;
in float v_side;
in float v_half;
in vec4 v_color;
in vec2 v_opacity;
in vec4 v_motion;
in float v_length;
uniform vec4 u_light;
out vec4 o_color;
void main() {
  if (v_t > v_motion.x) discard;
  float alpha = v_color.a * mix(v_opacity.x, v_opacity.y, v_t) * clamp(v_half + 0.5 - abs(v_side), 0.0, 1.0);
  float fade = v_motion.z;
  if (mod(fade, 2.0) >= 1.0) alpha *= smoothstep(0.0, 0.16, v_t);
  if (fade >= 2.0) alpha *= 1.0 - smoothstep(0.84, 1.0, v_t);
  if (v_motion.w > 0.5 && fract(v_t * v_length * 0.12) > 0.55) discard;
  float light = v_motion.y < -0.5 ? 0.0 : 1.0 - smoothstep(0.0, 0.06, abs(v_t - v_motion.y));
  vec3 color = mix(v_color.rgb, u_light.rgb, light * 0.75);
  alpha = mix(alpha, max(alpha, 0.95 * clamp(v_half + 0.5 - abs(v_side), 0.0, 1.0)), light);
  o_color = vec4(color * alpha, alpha);
}`

const ARROW_VERTEX = `
layout(location = 0) in vec4 a_from;
layout(location = 1) in vec4 a_to;
layout(location = 2) in vec4 a_color;
layout(location = 3) in vec2 a_arrow;   // position along the way, size in pixels
uniform vec2 u_viewport;
out vec2 v_corner;
out float v_size;
out vec4 v_color;
${GREAT_CIRCLE}
void main() {
  float t = a_arrow.x;
  vec4 here = projectTile(greatCircle(a_from.xyz, a_to.xyz, a_to.w, a_from.w, t));
  vec4 after = projectTile(greatCircle(a_from.xyz, a_to.xyz, a_to.w, a_from.w, t + 0.01));
  vec2 along = (after.xy / after.w - here.xy / here.w) * u_viewport;
  along = length(along) < 1e-6 ? vec2(1.0, 0.0) : normalize(along);
  vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
  float size = a_arrow.y + 1.5;
  vec2 offset = along * corner.x * size + vec2(-along.y, along.x) * corner.y * size;
  here.xy += offset * 2.0 / u_viewport * here.w;
  gl_Position = here;
  v_corner = corner * size;
  v_size = a_arrow.y;
  v_color = a_color;
}`

const ARROW_FRAGMENT = `
in vec2 v_corner;
in float v_size;
in vec4 v_color;
uniform vec4 u_halo;
out vec4 o_color;
float segment(vec2 p, vec2 a, vec2 b) {
  vec2 ab = b - a;
  return length(p - a - ab * clamp(dot(p - a, ab) / dot(ab, ab), 0.0, 1.0));
}
void main() {
  vec2 p = vec2(v_corner.x, abs(v_corner.y));
  float d = segment(p, vec2(v_size * 0.6, 0.0), vec2(-v_size * 0.5, v_size * 0.8));
  float ink = clamp(1.4 - d, 0.0, 1.0) * v_color.a;
  float halo = clamp(2.6 - d, 0.0, 1.0) * v_color.a * u_halo.a;
  float alpha = ink + halo * (1.0 - ink);
  o_color = vec4(v_color.rgb * ink + u_halo.rgb * halo * (1.0 - ink), alpha);
}`

/** Draws ribbons and their arrow heads, in every visible copy of the world. */
export class RibbonPass {
  private readonly ribbonProgram = new ProjectedProgram(RIBBON_VERTEX, RIBBON_FRAGMENT)
  private readonly arrowProgram = new ProjectedProgram(ARROW_VERTEX, ARROW_FRAGMENT)
  private readonly buffer = new InstanceBuffer()
  private readonly arrowBuffer = new InstanceBuffer()

  draw(
    gl: WebGL2RenderingContext,
    input: CustomRenderMethodInput,
    frame: { viewport: readonly [number, number]; worlds: readonly number[]; light: Rgba; halo: Rgba },
    ribbons: RibbonList,
  ): void {
    this.ribbonProgram.warm(gl, input)
    this.arrowProgram.warm(gl, input)
    if (ribbons.length === 0) return
    setDrawState(gl)
    const program = this.ribbonProgram.use(gl, input)
    gl.uniform2f(program.uniform('u_viewport'), ...frame.viewport)
    gl.uniform1f(program.uniform('u_segments'), SEGMENTS)
    gl.uniform4f(program.uniform('u_light'), ...frame.light)
    this.buffer.bind(gl, ribbons)
    for (const world of frame.worlds) {
      gl.uniform1f(program.uniform('u_world'), world)
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, (SEGMENTS + 1) * 2, ribbons.length)
    }
    const { arrows } = ribbons
    if (arrows.length > 0) {
      const arrow = this.arrowProgram.use(gl, input)
      gl.uniform2f(arrow.uniform('u_viewport'), ...frame.viewport)
      gl.uniform4f(arrow.uniform('u_halo'), ...frame.halo)
      this.arrowBuffer.bind(gl, arrows)
      for (const world of frame.worlds) {
        gl.uniform1f(arrow.uniform('u_world'), world)
        gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, arrows.length)
      }
    }
    gl.bindVertexArray(null)
  }

  settle(gl: WebGL2RenderingContext): void {
    for (const program of [this.ribbonProgram, this.arrowProgram]) program.settle(gl)
  }

  forget(): void {
    for (const part of [this.ribbonProgram, this.arrowProgram, this.buffer, this.arrowBuffer]) part.forget()
  }
}
