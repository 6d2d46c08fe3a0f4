// A sentence that explains a plan: under which heading, on what basis, and what it speaks of. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proto/plan.pb.h"

namespace tingfen::plan {

enum class Heading {
  kEntry,       // 报名
  kJudges,      // 评委
  kDay,         // 现场流程
  kMarking,     // 评分
  kReckoning,   // 计分
  kAnnouncing,  // 宣布
  kRanking,     // 排名和建议名单
  kBallots,     // 测评和票决
  kNotices,     // 公示
  kOther,       // 其他
};
inline constexpr int kHeadings = 10;

pb::Text TitleOf(Heading heading);

// What stands behind a sentence.
struct Basis {
  enum class Kind {
    kDocument,    // The document says so.
    kOpenChoice,  // The document leaves it open, and this plan chose.
    kSetting,     // Nobody had to say it: how this program is set up.
    kNone,        // Says nothing about a rule.
  };
  Kind kind = Kind::kNone;
  pb::Text words;  // "（依据：三（五）1（1））", with the brackets; empty for kNone.
};

struct Sentence {
  Heading heading{};
  pb::Text says;
  std::vector<std::string> paths;  // In the plan, of what it speaks of. Never empty.
  Basis basis;
};

// Whether it speaks of `path`, of what lies in it or of what it lies in.
bool SpeaksOf(const Sentence& sentence, std::string_view path);

// Those that speak of `path`: of what lies in it or, where none does, of what it lies in.
std::vector<const Sentence*> SentencesAt(const std::vector<Sentence>& sentences,
                                         std::string_view path);

}  // namespace tingfen::plan
