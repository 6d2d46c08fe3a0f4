// One page for each of those who have to use the program without having been taught: judges,
// operators, supervisors. Printed, each fits on a sheet of A4.
import { mountPage } from "../page/page";
import { GuideView } from "./guide_view";
import { cameFrom, readerIn } from "./readers";

const reader = readerIn(window.location.search);
const from = cameFrom(window.location.search);

mountPage({
  title: reader === null ? "guide.title" : `guide.title.${reader}`,
  theme: "light",
  App: () => <GuideView reader={reader} from={from} />,
});
