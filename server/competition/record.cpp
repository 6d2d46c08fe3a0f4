#include "server/competition/record.h"

#include <cstdlib>

#include "server/competition/lookup.h"

namespace tingfen::competition {
namespace {

// Names of fields that facts share, read by reflection so that the record misses none.
std::string TextField(const google::protobuf::Message& fact, const char* name) {
  const auto* field = fact.GetDescriptor()->FindFieldByName(name);
  if (field == nullptr || field->is_repeated() ||
      field->type() != google::protobuf::FieldDescriptor::TYPE_STRING) {
    return {};
  }
  return fact.GetReflection()->GetString(fact, field);
}

std::string FirstOf(const google::protobuf::Message& fact,
                    std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (std::string text = TextField(fact, name); !text.empty()) return text;
  }
  return {};
}

// The post of a ranking stands inside its bytes.
std::string PostOf(const pb::Event& event, const google::protobuf::Message& fact) {
  if (!event.has_results_announced()) return TextField(fact, "post");
  pb::PostResult result;
  if (!result.ParseFromString(event.results_announced().result())) std::abort();
  return result.post();
}

}  // namespace

void AddToRecord(Competition& state, const pb::Event& event, std::uint64_t seq) {
  if (event.fact_case() == pb::Event::kSeatCodeIssued) return;
  const auto* field = event.GetDescriptor()->FindFieldByNumber(event.fact_case());
  const auto& fact = event.GetReflection()->GetMessage(event, field);
  RecordLine line;
  line.seq = seq;
  line.wall_ms = event.at().wall_ms();
  line.seat = event.cause().seat();
  line.fact = field->name();
  line.candidate = TextField(fact, "candidate");
  line.stage = TextField(fact, "stage");
  line.target_seat = TextField(fact, "seat");
  line.text = FirstOf(fact, {"reason", "text", "answer", "words", "until"});
  if (const auto* post = FindPost(*state.roll, PostOf(event, fact))) {
    line.text = post->title() + (line.text.empty() ? "" : "：") + line.text;
  }
  state.record.push_back(std::move(line));
  if (state.record.size() > kRecordLinesMax) state.record.erase(state.record.begin());
}

}  // namespace tingfen::competition
