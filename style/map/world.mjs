// Draws the world once, for the map of the pages: `node map/world.mjs LIST OUT`.
//
// The shapes are Natural Earth's at 1 : 50 million (public domain, npm `world-atlas`), in the Equal Earth projection, so that areas
// compare. OUT holds `#world`, all land, and one shape for each ISO 3166-1 alpha-3 code, `#KEN`, to be drawn over it by
// `<use>`. It has no colours: fill, stroke and colour are those of the `<use>`. A shape too small to be seen or hit has a dot.
//
// Codes decide what is drawn as one: where Natural Earth draws who holds a place, the place belongs to the code that ISO gives it.
// LIST tells the program what is drawn: the canvas, then a code a line. Where it differs from what was drawn, this fails; with
// `--list` it is written anew.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoArea, geoCentroid, geoEqualEarth, geoPath } from "d3-geo";
import countries from "i18n-iso-countries";
import { feature, merge } from "topojson-client";
import { presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";

const [list, out] = process.argv.slice(2);
const atlas = createRequire(import.meta.url)("world-atlas/countries-50m.json");

/** Of the canvas: twice the pixels of a usual page, so that whole numbers are exact enough. */
const WIDTH = 2000;
/** A corner that changes less than this, in steradians, is left out: about two pixels. */
const LEAST = 1.2e-6;
/** Shapes of less than this many square units get a dot. */
const SMALL = 45;

/** Parts that Natural Earth sets apart under no code. What is not here (a glacier between two claims) belongs to `#world` only. */
const NAMED = { Kosovo: "XKX", "N. Cyprus": "CYP", Somaliland: "SOM" };
const CRIMEA = [34.2, 45.3];
/** Without people of its own, it would take a fifth of the picture. */
const LEFT_OUT = "ATA";

const topology = simplify(presimplify(atlas, sphericalTriangleArea), LEAST);
const whole = new Map();
const add = (code, parts) => whole.set(code, [...(whole.get(code) ?? []), ...parts]);
/** As the topology knows them: neighbours share their border. */
const polygons = (geometry) => (geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs);
const near = (arcs) => {
  const [x, y] = geoCentroid(feature(topology, { type: "Polygon", arcs }).geometry);
  return Math.abs(x - CRIMEA[0]) < 1 && Math.abs(y - CRIMEA[1]) < 1;
};

for (const geometry of topology.objects.countries.geometries) {
  const code = geometry.id ? countries.numericToAlpha3(geometry.id) : (NAMED[geometry.properties.name] ?? "");
  if (code === undefined) throw new Error(`${geometry.properties.name}: no code for ${geometry.id}`);
  if (code === LEFT_OUT) continue;
  const parts = polygons(geometry);
  if (code === "RUS") {
    add("UKR", parts.filter(near));
    add(code, parts.filter((arcs) => !near(arcs)));
  } else {
    add(code, parts);
  }
}
const shapes = [...whole]
  .map(([code, arcs]) => [code, merge(topology, arcs.map((arcs) => ({ type: "Polygon", arcs })))])
  .sort(([one], [next]) => (one < next ? -1 : 1));

const land = { type: "GeometryCollection", geometries: shapes.map(([, shape]) => shape) };
const projection = geoEqualEarth().rotate([-11, 0]).fitWidth(WIDTH, land);
const path = geoPath(projection);
const [, [, height]] = path.bounds(land);
const units = geoPath(projection);

/** One path in whole units, each corner relative to the one before; corners that fall together are one. */
function drawn(shape) {
  const rings = (geoPath(projection).digits(3)(shape) ?? "").split("M").filter(Boolean);
  return rings
    .map((ring) => {
      const corners = ring.replace("Z", "").split("L").map((corner) => corner.split(",").map(Math.round));
      let [x, y] = corners[0];
      const steps = corners.slice(1).flatMap(([nextX, nextY]) => {
        const step = [nextX - x, nextY - y];
        [x, y] = [nextX, nextY];
        return step[0] || step[1] ? [step] : [];
      });
      if (steps.length < 2) return "";
      return `M${corners[0][0]} ${corners[0][1]}l${steps.flat().join(" ").replaceAll(" -", "-")}z`;
    })
    .join("");
}

/** The middle of its largest part. */
function middle(shape) {
  const parts = shape.coordinates.map((coordinates) => ({ type: "Polygon", coordinates }));
  const [largest] = parts.sort((one, next) => geoArea(next) - geoArea(one));
  return units.centroid(largest).map(Math.round);
}

const large = [];
const small = [];
for (const [code, shape] of shapes) {
  const d = drawn(shape);
  if (code === "" || units.area(shape) >= SMALL) {
    large.push(`<path${code && ` id="${code}"`} d="${d}"/>`);
  } else {
    const [x, y] = middle(shape);
    const dot = `<path class="dot" d="M${x} ${y}h0" stroke="currentColor" stroke-linecap="round" stroke-width="var(--dot, 9px)" stroke-dasharray="none"/>`;
    large.push(d && `<path d="${d}"/>`);
    small.push(`<g id="${code}">${d && `<path d="${d}"/>`}${dot}</g>`);
  }
}
const canvas = `0 0 ${WIDTH} ${Math.ceil(height)}`;
const svg =
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${canvas}">` +
  `<g id="world">${large.join("")}</g><defs>${small.join("")}</defs></svg>`;

const listed = `${[canvas, ...shapes.map(([code]) => code).filter(Boolean)].join("\n")}\n`;
if (process.argv.includes("--list")) {
  writeFileSync(list, listed);
} else if (readFileSync(list, "utf8") !== listed) {
  throw new Error(`${list} does not list what is drawn; "npm run world" in style/ lists it anew`);
}
// Lines keep their width in pixels, however large the map is drawn.
writeFileSync(out, svg.replaceAll("<path", '<path vector-effect="non-scaling-stroke"'));
