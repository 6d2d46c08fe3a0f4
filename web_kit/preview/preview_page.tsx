// What the preview pages share. The address asks for a state, and may ask for another without the
// page being loaded anew: hundreds of states are gone through in tests. Never built or shipped.
import "../i18n/all_words";
import "./played_times";
import { mountPage, type Page } from "../page/page";

export let asked = new URLSearchParams();

// `pageAsked` is called for each address, once `asked` is of that.
export function mountPreview(pageAsked: () => Page): void {
  const show = () => {
    asked = new URLSearchParams(window.location.search);
    return mountPage(pageAsked());
  };
  let unmount = show();
  window.addEventListener("popstate", () => {
    unmount();
    window.scrollTo(0, 0);
    unmount = show();
  });
}
