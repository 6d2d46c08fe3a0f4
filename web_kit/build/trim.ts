// The vocabulary as far as a page goes: the same descriptors without the commands, views and frames
// that it neither sends nor gets, without what only these name, and without options. The numbers stay,
// so the wire does; what arrives and is not known is kept by the runtime as it came.
import {
  clone,
  createFileRegistry,
  getOption,
  type DescExtension,
  type DescField,
  type DescMessage,
  type FileRegistry,
  type Message,
} from "@bufbuild/protobuf";
import {
  FileDescriptorProtoSchema,
  type DescriptorProto,
  type EnumDescriptorProto,
  type FileDescriptorProto,
  type FileDescriptorSet,
} from "@bufbuild/protobuf/wkt";
import type { Vocabulary } from "./pages.ts";

const ours = "tingfen.pb.";
const descriptor = "google/protobuf/descriptor.proto";

// What every page says and hears.
const clientFrames = ["hello", "command", "ping", "kept", "sign_out"];
const serverFrames = ["welcome", "view", "receipt", "refusal", "pong", "goodbye", "pairing"];
const serverFramesToo = ["waiting", "prove"];

function found<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw new Error(`proto/ has no ${name}`);
  return thing;
}

// The commands that one of the roles may ask for, as their fields are called.
function commandsOf(registry: FileRegistry, roles: readonly string[]): string[] {
  const allowed = found(registry.getExtension(`${ours}allowed`), "allowed");
  const ids = found(registry.getEnum(`${ours}Role.Id`), "Role.Id").values;
  const numbers = roles.map(
    (role) =>
      found(
        ids.find(({ name }) => name === role),
        role,
      ).number,
  );
  const mayAsk = ({ message }: DescField) => {
    const all = getOption(found(message, "command"), allowed) as (Message & { by: number[] })[];
    return all.some(({ by }) => by.some((role) => numbers.includes(role)));
  };
  const fields = found(registry.getMessage(`${ours}Command`), "Command").fields;
  return fields.filter((field) => field.oneof !== undefined && mayAsk(field)).map(nameOf);
}

const nameOf = ({ name }: { name: string }) => name;

// By message, which of the fields in its oneofs stay.
function choices(registry: FileRegistry, wanted: Vocabulary): Map<string, readonly string[]> {
  const { roles, views, client, server } = wanted;
  const chosen = new Map<string, readonly string[]>([
    ["View", views],
    ["Command", commandsOf(registry, roles)],
    ["ClientFrame", [...clientFrames, ...client]],
    ["ServerFrame", [...serverFrames, ...serverFramesToo, ...server]],
  ]);
  for (const [message, fields] of chosen) {
    const all = found(registry.getMessage(ours + message), message).fields.map(nameOf);
    for (const field of fields) if (!all.includes(field)) found(undefined, `${message}.${field}`);
  }
  return new Map([...chosen].map(([message, fields]) => [ours + message, fields]));
}

class Trimming {
  private readonly kept = new Map<string, string>(); // By full name, the file of messages and enums.
  private readonly chosen: Map<string, readonly string[]>;
  private readonly extensions: readonly DescExtension[];
  private readonly registry: FileRegistry;

  constructor(registry: FileRegistry, wanted: Vocabulary) {
    this.registry = registry;
    this.chosen = choices(registry, wanted);
    this.extensions = wanted.options.map((name) => found(registry.getExtension(ours + name), name));
    for (const name of ["ClientFrame", "ServerFrame", ...wanted.also]) {
      this.keep(found(registry.getMessage(ours + name), name));
    }
    for (const { message } of this.extensions) if (message !== undefined) this.keep(message);
  }

  private stays(parent: string, { name, oneof }: { name: string; oneof: unknown }): boolean {
    return oneof === undefined || (this.chosen.get(parent)?.includes(name) ?? true);
  }

  private keep(message: DescMessage): void {
    if (this.kept.has(message.typeName)) return;
    this.kept.set(message.typeName, message.file.proto.name);
    for (const field of message.fields) {
      if (!this.stays(message.typeName, field)) continue;
      if (field.message !== undefined) this.keep(field.message);
      if (field.enum !== undefined) this.kept.set(field.enum.typeName, field.enum.file.proto.name);
    }
  }

  // A message that only houses others that stay has no fields itself.
  private message(proto: DescriptorProto, name: string): DescriptorProto | null {
    proto.nestedType = this.messages(proto.nestedType, name);
    proto.enumType = this.enums(proto.enumType, name);
    delete proto.options;
    if (!this.kept.has(name)) {
      proto.field = [];
      proto.oneofDecl = [];
      return proto.nestedType.length + proto.enumType.length > 0 ? proto : null;
    }
    const { fields } = found(this.registry.getMessage(name), name);
    const staying = fields.filter((field) => this.stays(name, field)).map(nameOf);
    proto.field = proto.field.filter((field) => staying.includes(field.name));
    for (const field of proto.field) this.strip(field);
    return proto;
  }

  private messages(all: readonly DescriptorProto[], within: string): DescriptorProto[] {
    const made = all.map((one) => this.message(one, `${within}.${one.name}`));
    return made.filter((one) => one !== null);
  }

  private enums(all: readonly EnumDescriptorProto[], within: string): EnumDescriptorProto[] {
    return all.filter(({ name }) => this.kept.has(`${within}.${name}`));
  }

  // Of the options of a field only those that were asked for.
  private strip(field: DescriptorProto["field"][number]): void {
    const numbers = this.extensions.map(({ number }) => number);
    const options = field.options?.$unknown?.filter(({ no }) => numbers.includes(no)) ?? [];
    if (field.options === undefined) return;
    if (options.length === 0) delete field.options;
    else field.options.$unknown = options;
  }

  // Which other files the file still speaks of.
  private needs(file: FileDescriptorProto): string[] {
    const speaks = (message: DescriptorProto): string[] => [
      ...message.field.map(({ typeName }) => typeName.replace(/^\./, "")),
      ...message.nestedType.flatMap(speaks),
    ];
    const named = file.messageType.flatMap(speaks).flatMap((name) => this.kept.get(name) ?? []);
    const needed = new Set(file.extension.length > 0 ? [descriptor, ...named] : named);
    needed.delete(file.name);
    return [...needed].sort();
  }

  file(whole: FileDescriptorProto): FileDescriptorProto | null {
    const file = clone(FileDescriptorProtoSchema, whole);
    file.messageType = this.messages(file.messageType, file.package);
    file.enumType = this.enums(file.enumType, file.package);
    const names = this.extensions.map(nameOf);
    file.extension = file.extension.filter(({ name }) => names.includes(name));
    if (file.messageType.length + file.enumType.length + file.extension.length === 0) return null;
    file.dependency = this.needs(file);
    file.publicDependency = [];
    delete file.options;
    delete file.sourceCodeInfo;
    return file;
  }
}

// The files that are left, each after those it needs.
export function trimmed(all: FileDescriptorSet, wanted: Vocabulary): FileDescriptorProto[] {
  const trimming = new Trimming(createFileRegistry(all), wanted);
  const left = new Map<string, FileDescriptorProto>();
  for (const file of all.file) {
    const made = file.name.startsWith("google/") ? null : trimming.file(file);
    if (made !== null) left.set(file.name, made);
  }
  const ordered = new Set<FileDescriptorProto>();
  const put = (file: FileDescriptorProto) => {
    for (const name of file.dependency) {
      const needed = left.get(name);
      if (needed !== undefined) put(needed);
    }
    ordered.add(file);
  };
  [...left.values()].forEach(put);
  return [...ordered];
}
