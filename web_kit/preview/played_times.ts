// The zone and the day of the scenes (tests/scenes), for tests and previews: what was played is of
// today there. Never built or shipped.
import { create } from "@bufbuild/protobuf";
import { ZoneSchema } from "../generated/proto/text_pb";
import { tellServerNow, tellZone } from "../i18n/times";

// 14:03 on the day that is played, whose rooms stand at Greenwich.
export const playedAfternoon_ms = Date.UTC(2023, 10, 15, 14, 3);

tellZone(create(ZoneSchema, { offsets: [{ from: 0, minutes: 0 }] }));
tellServerNow(() => playedAfternoon_ms + 60_000);
