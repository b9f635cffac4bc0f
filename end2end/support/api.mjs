// The REST API, for what a story needs and no page makes quickly.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { BASE } from "./stage.mjs";

const PROGRAM = process.env.BASELINE_PROGRAM ?? fileURLToPath(new URL("../../target/debug/baseline", import.meta.url));

/** A new token of a demo user, made at the command line. */
export function token(role) {
  const quiet = { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] };
  return execFileSync(PROGRAM, ["token", "create", `${role}@demo.example`, "--days", "1"], quiet).trim();
}

/** Sends a request and gives the body of the answer. `path` begins after `/api/v1`. */
export async function call(bearer, method, path, body) {
  const headers = { Authorization: `Bearer ${bearer}`, "Content-Type": "application/json" };
  const response = await fetch(`${BASE}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
  const answer = await response.text();
  assert.ok(response.ok, `${method} ${path}: ${response.status} ${answer}`);
  return JSON.parse(answer);
}
