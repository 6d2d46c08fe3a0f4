// What is closed of somebody, asked of the server when it is looked at: views hold the figures of the
// turn alone.
import { useEffect, useState } from "preact/hooks";
import type { DeskView } from "../../../web_kit/generated/proto/views_pb";
import type { LookedUp } from "../../../web_kit/generated/proto/frames_pb";
import type { Outside } from "../../frame/bar";

// Whatever changes what the answer holds, as far as the view tells.
function standing(candidate: string, view: DeskView): string {
  const line = view.lines.find(({ person }) => person?.candidate === candidate);
  const newest = view.record.find(
    ({ person, fact }) => person?.candidate === candidate && fact === "result_signed",
  );
  const { total, announced, signed, objection, answer } = line ?? {};
  return [total, announced, signed, objection, answer, newest?.seq].join("/");
}

// Null until it is answered.
export function useLookUp(candidate: string, view: DeskView, outside: Outside): LookedUp | null {
  const [tag, setTag] = useState<number | null>(null);
  const [found, setFound] = useState<LookedUp | null>(null);
  const online = outside.state === "online";
  const about = standing(candidate, view);
  useEffect(() => {
    if (online) setTag(outside.lookUp?.(candidate) ?? null);
  }, [candidate, online, about]);
  const newest = outside.lookedUp ?? null;
  useEffect(() => {
    if (newest !== null && newest.tag === tag) setFound(newest);
  }, [newest, tag]);
  return found;
}
