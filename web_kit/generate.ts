// Turns proto/*.proto into TypeScript under web_kit/generated (npm run generate). Does nothing when
// neither the .proto files nor the generator changed; replaces the folder whole when they did, so
// that a build beside this one never reads half of it.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const target = join(root, "web_kit", "generated");
const options = "target=ts,import_extension=none";

function protoFiles(): string[] {
  const names = readdirSync(join(root, "proto")).filter((name) => name.endsWith(".proto"));
  return names.sort().map((name) => `proto/${name}`);
}

function fingerprint(files: string[]): string {
  const hash = createHash("sha256").update(options);
  const generator = "node_modules/@bufbuild/protoc-gen-es/package.json";
  for (const file of [...files, generator]) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function generate(files: string[], folder: string): void {
  const plugin = join(root, "node_modules", ".bin", "protoc-gen-es");
  const flags = [`--plugin=protoc-gen-es=${plugin}`, `--es_out=${folder}`, `--es_opt=${options}`];
  execFileSync("protoc", ["-I", ".", ...flags, ...files], { cwd: root, stdio: "inherit" });
}

function isCurrent(): boolean {
  const stamp = join(target, "fingerprint");
  return existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
}

function replaceTarget(fresh: string, stale: string): void {
  try {
    if (existsSync(target)) renameSync(target, stale);
    renameSync(fresh, target);
  } catch (error) {
    if (!isCurrent()) throw error; // Otherwise another run was faster with the same files.
  }
}

const files = protoFiles();
const wanted = fingerprint(files);
if (!isCurrent()) {
  const fresh = `${target}.${process.pid}`;
  const stale = `${target}.${process.pid}.old`;
  try {
    mkdirSync(fresh, { recursive: true });
    generate(files, fresh);
    writeFileSync(join(fresh, "fingerprint"), wanted);
    replaceTarget(fresh, stale);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(stale, { recursive: true, force: true });
  }
}
