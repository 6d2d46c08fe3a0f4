// Whose signature is missing, said before something is made public.
import { Banner } from "../../../web_kit/components/banner";
import type { Person } from "../../../web_kit/generated/proto/views_pb";
import { t } from "../../../web_kit/i18n/i18n";
import { whoWords } from "../../words";

function byNumber(people: readonly Person[]): Person[] {
  return [...people].sort((one, other) => one.number - other.number);
}

export function Unsigned({ people }: { people: readonly Person[] }) {
  if (people.length === 0) return <p>✓ {t("console.ask.publish.all_signed")}</p>;
  return (
    <Banner tone="warning" title={t("console.ask.publish.unsigned", { count: people.length })}>
      {byNumber(people).map(whoWords).join(t("display.trace.comma"))}
    </Banner>
  );
}
