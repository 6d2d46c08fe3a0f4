// Somebody at a desk who keys paper sheets from what stands on them. Pure.
#pragma once

#include <string>

#include "proto/commands.pb.h"
#include "proto/views.pb.h"
#include "tests/sim/people/marks.h"

namespace tingfen::sim {

// The first sheet that waits for this reader: not read by them yet, or read otherwise than by the
// other, and looking again shows the own reading wrong. Null: none.
const pb::Keying::Line* SheetToRead(const pb::DeskView& desk, const std::string& reader,
                                    const Marks& marks);

// Reads that sheet, which must be there; `misread` reads a mark that is not there, but not when
// looking again.
void ReadPaper(const pb::DeskView& desk, const std::string& reader, const Marks& marks,
               bool misread, pb::KeySheet& command);

}  // namespace tingfen::sim
