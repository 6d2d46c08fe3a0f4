import { useEffect, useState } from "preact/hooks";

// True once `on` has lasted `ms`, so that what is quick does not flicker.
export function useLasting(on: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    setLasting(false);
    if (!on) return undefined;
    const timer = window.setTimeout(() => setLasting(true), ms);
    return () => window.clearTimeout(timer);
  }, [on, ms]);
  return on && lasting;
}
