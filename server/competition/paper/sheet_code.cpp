#include "server/competition/paper/sheet_code.h"

#include <algorithm>

#include "server/competition/state/entries.h"

namespace tingfen::competition {
namespace {

constexpr std::size_t kCodeCharactersMax = 32;

constexpr std::uint32_t kCheckModulus = 1021;

constexpr std::string_view kCheckCharacters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::string StagePart(const Competition& state, const std::string& stage) {
  const std::string post(PostOfStage(stage));
  if (!post.empty()) {
    const auto& posts = state.roll->posts();
    const auto found = std::find_if(posts.begin(), posts.end(),
                                    [&](const pb::Post& entry) { return entry.id() == post; });
    return "R" + std::to_string(found - posts.begin() + 1);
  }
  const auto& stages = state.plan->stages();
  const auto found = std::find_if(stages.begin(), stages.end(),
                                  [&](const pb::Stage& entry) { return entry.id() == stage; });
  return std::to_string(found - stages.begin() + 1);
}

}  // namespace

std::string NormalSheetCode(const std::string& typed) {
  std::string code;
  if (typed.size() > kCodeCharactersMax) return code;
  for (char c : typed) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c != ' ') code.push_back(c);
  }
  const std::size_t check = code.rfind('-');
  for (std::size_t i = check == std::string::npos ? code.size() : check + 1; i < code.size(); ++i) {
    if (code[i] == 'O') code[i] = '0';
    if (code[i] == 'I' || code[i] == 'L') code[i] = '1';
  }
  return code;
}

std::string SheetCheck(std::string_view check_code, std::string_view sheet) {
  std::uint32_t h = 7;
  const auto take = [&h](std::string_view text) {
    for (const char c : text) h = (31 * h + static_cast<unsigned char>(c)) % kCheckModulus;
  };
  take(check_code);
  take(":");
  take(sheet);
  return {kCheckCharacters[h / 32], kCheckCharacters[h % 32]};
}

std::string SheetCode(const Competition& state, const std::string& candidate,
                      const std::string& stage, const pb::Seat& seat) {
  const auto& panels = state.plan->panels();
  const auto panel = std::find_if(panels.begin(), panels.end(), [&](const pb::Panel& entry) {
    return entry.id() == seat.panel();
  });
  std::string code =
      std::to_string(state.candidates.at(candidate).number) + "-" + StagePart(state, stage) + "-" +
      static_cast<char>('A' + (panel - panels.begin())) + std::to_string(seat.number());
  return code + "-" + SheetCheck(state.check_code, code);
}

}  // namespace tingfen::competition
