// The whole plan as text, for what the form does not hold. A fault that was chosen is marked in it.
import { useEffect, useRef } from "preact/hooks";
import { t } from "../../../../web_kit/i18n/i18n";
import type { LocatedFault } from "./plan_faults";
import { placeOf } from "./plan_text";
import planCss from "./plan.module.css";

interface PlanJsonProps {
  text: string;
  shown: LocatedFault | null;
  onText: (text: string) => void;
}

export function PlanJson({ text, shown, onText }: PlanJsonProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const area = field.current;
    const place = shown === null ? null : placeOf(text, shown.path);
    if (area === null || place === null) return;
    const lineHeight = parseFloat(getComputedStyle(area).lineHeight);
    area.focus();
    area.setSelectionRange(place.from, place.to);
    area.scrollTop = Math.max(0, (place.line - 4) * lineHeight);
  }, [shown]);
  return (
    <div class={planCss.json}>
      <label for="plan-json">{t("prepare.plan.json")}</label>
      <textarea
        ref={field}
        id="plan-json"
        value={text}
        spellcheck={false}
        wrap="off"
        autocomplete="off"
        maxLength={400 * 1024}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </div>
  );
}
