#include "tests/sim/people/reading.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace tingfen::sim {
namespace {

// What stands on the sheet.
std::vector<pb::Mark> Written(const pb::DeskView& desk, const Marks& marks,
                              const pb::Keying::Line& line) {
  for (const pb::StageCard& stage : desk.legend().stages()) {
    if (stage.stage() != line.stage()) continue;
    return marks.Of(line.seat(), line.person().candidate(), stage, 1);
  }
  std::abort();
}

bool Reads(const pb::Keying::Entry& entry, const std::vector<pb::Mark>& written) {
  const auto& read = entry.marks();
  return std::equal(read.begin(), read.end(), written.begin(), written.end(),
                    [](const pb::Mark& mark, const pb::Mark& other) {
                      return mark.criterion() == other.criterion() && mark.mark() == other.mark();
                    });
}

// Not read by this reader yet; or the two differ, and looking again shows the own reading wrong.
bool WaitsFor(const pb::DeskView& desk, const std::string& reader, const Marks& marks,
              const pb::Keying::Line& line) {
  const auto& entries = line.entries();
  const auto own = std::find_if(entries.begin(), entries.end(),
                                [&](const auto& entry) { return entry.by() == reader; });
  if (own == entries.end()) return true;
  return line.differs() && !Reads(*own, Written(desk, marks, line));
}

}  // namespace

const pb::Keying::Line* SheetToRead(const pb::DeskView& desk, const std::string& reader,
                                    const Marks& marks) {
  const auto& lines = desk.keying().lines();
  const auto found = std::find_if(lines.begin(), lines.end(), [&](const pb::Keying::Line& line) {
    return WaitsFor(desk, reader, marks, line);
  });
  return found == lines.end() ? nullptr : &*found;
}

void ReadPaper(const pb::DeskView& desk, const std::string& reader, const Marks& marks,
               bool misread, pb::KeySheet& command) {
  const pb::Keying::Line& line = *SheetToRead(desk, reader, marks);
  command.set_candidate(line.person().candidate());
  command.set_stage(line.stage());
  command.set_seat(line.seat());
  command.set_code(line.code());
  for (pb::Mark& mark : Written(desk, marks, line)) *command.add_marks() = std::move(mark);
  if (misread && !line.differs()) command.mutable_marks(0)->set_mark("0");
}

}  // namespace tingfen::sim
