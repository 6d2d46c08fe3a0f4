// Frames as they go on the wire.
import { create, toBinary, type MessageInitShape } from "@bufbuild/protobuf";
import { ClientFrameSchema } from "../generated/proto/frames_pb";

export const protocol = 1;

export type Body = NonNullable<MessageInitShape<typeof ClientFrameSchema>["body"]>;

export function frame(body: Body): Uint8Array<ArrayBuffer> {
  return toBinary(ClientFrameSchema, create(ClientFrameSchema, { body }));
}
