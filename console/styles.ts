// The desks' looks, in the order in which they lie upon one another; sizes.css comes last.
import "./styles/frame.css";
import "./styles/run_sheet.css";
import "./styles/now.css";
import "./styles/after.css";
import "./styles/check_in.css";
import "./styles/day.css";
import "./styles/correction.css";
import "./styles/day_end.css";
import "./styles/watch.css";
import "./styles/hand.css";
import "./styles/paper.css";
import "./styles/action.css";
import "./styles/seats.css";
import "./styles/attention.css";
import "./styles/devices.css";
import "./styles/ask.css";
import "./styles/sizes.css";
