// What a rehearsal saw and sent, one JSON object a line, for whoever wants to redo the arithmetic:
//
//   {"sheet": {"candidate", "stage", "panel", "seat", "version", "marks": {criterion: mark},
//              "receipt", "late"}}      once confirmed; a higher version counts instead of a lower
//   {"announced": {"candidate", "number", "total"}}                      as the hall showed it
//   {"ranking": {"post", "lines": [{"rank", "candidate", "total", "shortlisted"}]}}     likewise
//
// It holds marks before they are announced, so the file is its owner's alone. Lines are added to a
// file that is there.
#pragma once

#include <string>

#include "judge_client/headless/people/progress.h"
#include "proto/frames.pb.h"

namespace tingfen::headless {

class Record {
 public:
  explicit Record(const std::string& path);  // Empty: keeps nothing.
  ~Record();
  Record(const Record&) = delete;
  Record& operator=(const Record&) = delete;

  // False once the file could not be opened or written.
  bool Good() const { return good_; }

  void Sheet(const pb::Seat& seat, const pb::SubmitSheet& sheet, const pb::Receipt& receipt);
  void Announced(const AnnouncedTotal& total);
  void Ranking(const pb::HallView::Ranking& ranking);

 private:
  void Write(std::string line);
  int file_ = -1;
  bool good_ = true;
};

}  // namespace tingfen::headless
