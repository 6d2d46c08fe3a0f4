// One sentence as all there is to know before a step is confirmed.
import type { ComponentType } from "preact";
import { t, type Key } from "../../web_kit/i18n/i18n";
import type { StepProps } from "./kind";

export const says =
  (key: Key): ComponentType<StepProps> =>
  () => <p>{t(key)}</p>;
