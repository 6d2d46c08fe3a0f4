#include "server/plan/telling/shares.h"

#include "server/plan/telling/words.h"

namespace tingfen::plan {

void Shares::Add(const pb::Text& title, const std::string& weight, std::string path) {
  const pb::Text share = ShareWords(weight);
  words_.set_zh(words_.zh() + (paths_.empty() ? "" : "，") + title.zh() + "占 " + share.zh());
  words_.set_en(words_.en() + (paths_.empty() ? "" : ", ") + EnglishOf(title) + " counts " +
                share.en());
  paths_.push_back(std::move(path));
}

void Shares::Say(Teller& teller, const pb::Text& of, std::vector<std::string> more_paths) const {
  more_paths.insert(more_paths.begin(), paths_.begin(), paths_.end());
  teller.Say(Heading::kReckoning, {"{0}：{1}。", "{0}: {1}."}, {of, words_}, std::move(more_paths));
}

}  // namespace tingfen::plan
