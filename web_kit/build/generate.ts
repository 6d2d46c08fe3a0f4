// Turns proto/*.proto into TypeScript under web_kit/generated (npm run generate): the whole vocabulary
// in proto/, which pages are written, checked and tested with, and what each kind of page is built
// with instead, in judge/, screens/ and desks/ (pages.ts says what each carries). Does nothing when
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
import { dirname, join } from "node:path";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import {
  CodeGeneratorRequestSchema,
  CodeGeneratorResponseSchema,
  FileDescriptorSetSchema,
  type FileDescriptorSet,
} from "@bufbuild/protobuf/wkt";
import { vocabularies } from "./pages.ts";
import { trimmed } from "./trim.ts";

const root = join(import.meta.dirname, "..", "..");
const target = join(root, "web_kit", "generated");
const plugin = join(root, "node_modules", ".bin", "protoc-gen-es");
const whole = "target=ts,import_extension=none";
const share = "target=js,import_extension=js";

function protoFiles(): string[] {
  const names = readdirSync(join(root, "proto")).filter((name) => name.endsWith(".proto"));
  return names.sort().map((name) => `proto/${name}`);
}

function fingerprint(files: string[]): string {
  const hash = createHash("sha256").update(whole).update(share);
  const tools = ["generate.ts", "pages.ts", "trim.ts"].map((name) => `web_kit/build/${name}`);
  const generator = "node_modules/@bufbuild/protoc-gen-es/package.json";
  for (const file of [...files, ...tools, generator]) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function generate(files: string[], folder: string): FileDescriptorSet {
  const described = join(folder, "descriptors");
  const flags = [`--plugin=protoc-gen-es=${plugin}`, `--es_out=${folder}`, `--es_opt=${whole}`];
  const also = [`--descriptor_set_out=${described}`, "--include_imports"];
  execFileSync("protoc", ["-I", ".", ...flags, ...also, ...files], { cwd: root, stdio: "inherit" });
  const read = fromBinary(FileDescriptorSetSchema, readFileSync(described));
  rmSync(described);
  return read;
}

// As protoc would ask the generator, for descriptors that stand in no file.
function generateShare(
  all: FileDescriptorSet,
  of: keyof typeof vocabularies,
  folder: string,
): void {
  const files = trimmed(all, vocabularies[of]);
  const google = all.file.filter(({ name }) => name.startsWith("google/"));
  const request = create(CodeGeneratorRequestSchema, {
    fileToGenerate: files.map(({ name }) => name),
    parameter: share,
    protoFile: [...google, ...files],
  });
  const input = toBinary(CodeGeneratorRequestSchema, request);
  const answer = execFileSync(plugin, { input, maxBuffer: 2 ** 26 });
  const { error, file: made } = fromBinary(CodeGeneratorResponseSchema, answer);
  if (error !== "") throw new Error(error);
  for (const { name, content } of made) {
    const path = join(folder, of, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
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
    const all = generate(files, fresh);
    for (const of of Object.keys(vocabularies) as (keyof typeof vocabularies)[]) {
      generateShare(all, of, fresh);
    }
    writeFileSync(join(fresh, "fingerprint"), wanted);
    replaceTarget(fresh, stale);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(stale, { recursive: true, force: true });
  }
}
