// Shows the guides and the page about trust without a server: `npx vite`, then
// /web_kit/preview.html?guide=judge, &from=judge, or ?trust=untrusted&system=android&wechat. For
// looking at; never built or shipped.
import { cameFrom, readers } from "../guide/readers";
import { GuideView } from "../guide/guide_view";
import { asked, mountPreview } from "./preview_page";
import { trusts, type Finding } from "../trust/finding";
import { systems } from "../trust/systems";
import { TrustView } from "../trust/trust_view";

function of<One extends string>(all: readonly One[], name: string): One | null {
  return all.find((one) => one === asked.get(name)) ?? null;
}

function GuidePreview() {
  return <GuideView reader={of(readers, "guide")} from={cameFrom(window.location.search)} />;
}

function TrustPreview() {
  const trust = of(trusts, "trust") ?? "untrusted";
  const pairs = Array.from({ length: 32 }, (_, at) => (at + 160).toString(16).toUpperCase());
  const finding: Finding = { trust, fingerprint: trust === "untrusted" ? pairs.join(":") : "" };
  return (
    <TrustView
      finding={finding}
      system={of(systems, "system") ?? "apple"}
      inWeChat={asked.has("wechat")}
      wanted="/judge"
      address="https://192.168.1.10:8490/judge"
    />
  );
}

mountPreview(() => ({
  title: asked.has("guide") ? "guide.title" : "trust.title.short",
  theme: "light",
  App: asked.has("guide") ? GuidePreview : TrustPreview,
}));
