#include "server/plan/reading/field_forms.h"

#include <algorithm>
#include <array>

#include "server/plan/model/numbers.h"
#include "server/text/characters.h"

namespace tingfen::plan {
namespace {

constexpr std::size_t kIdCharactersMax = 32;
constexpr std::array<std::string_view, 4> kSteps = {"1", "0.5", "0.1", "0.01"};

bool IsId(std::string_view text) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";
  constexpr std::string_view kAll = "abcdefghijklmnopqrstuvwxyz0123456789_";
  return !text.empty() && text.size() <= kIdCharactersMax &&
         kLetters.find(text[0]) != std::string_view::npos &&
         text.find_first_not_of(kAll) == std::string_view::npos;
}

bool HasForm(std::string_view text, Form form) {
  switch (form) {
    case Form::kFree:
      return true;
    case Form::kId:
      return IsId(text);
    case Form::kDecimal:
      return PlanDecimal(text).has_value();
    case Form::kPositive: {
      const auto value = PlanDecimal(text);
      return value && *value > 0;
    }
    case Form::kSigned: {
      const bool minus = text.starts_with('-');
      const auto value = PlanDecimal(minus ? text.substr(1) : text);
      return value && *value > 0;
    }
    case Form::kShare:
      return PlanShare(text).has_value();
    case Form::kStep:
      return std::ranges::find(kSteps, text) != kSteps.end();
  }
  return false;
}

Words FormWords(Form form) {
  switch (form) {
    case Form::kId:
      return {"{0} 不能作标识：须以小写字母开头，只用小写字母、数字和下划线，最多 32 个字符。",
              "{0} cannot be an id: it begins with a small letter and has only small letters, "
              "digits and underscores, at most 32 characters."};
    case Form::kDecimal:
      return {
          "{0} 不是可用的分数：须为 0 或以上的十进制数，如 \"85.5\"，小数点前最多 9 位，"
          "后最多 4 位。",
          "{0} is not a mark: it must be a decimal such as \"85.5\", 0 or above, at most 9 "
          "digits before and 4 after the point."};
    case Form::kPositive:
      return {"{0} 不可用：须为大于 0 的十进制数，如 \"85.5\"，小数点前最多 9 位，后最多 4 位。",
              "{0} will not do: it must be a decimal above 0, such as \"85.5\", at most 9 digits "
              "before and 4 after the point."};
    case Form::kSigned:
      return {"{0} 不可用：须为不等于 0 的十进制数，如 \"-0.5\"，小数点后最多 4 位。",
              "{0} will not do: it must be a decimal other than 0, such as \"-0.5\", with at most "
              "4 digits after the point."};
    case Form::kShare:
      return {
          "{0} 不是可用的比例：百分数写作 \"70\"（不加 %），分数写作 \"1/3\"，"
          "须大于 0 且不超过 100%。",
          "{0} is not a share: write \"70\" for per cent (without the sign) or \"1/3\" for a "
          "fraction, above 0 and at most one."};
    case Form::kStep:
      return {"{0} 不是可用的打分间隔：只能是 \"1\"、\"0.5\"、\"0.1\" 或 \"0.01\"。",
              "{0} is not a step: it must be \"1\", \"0.5\", \"0.1\" or \"0.01\"."};
    case Form::kFree:
      break;
  }
  return {};
}

std::optional<Words> WhyNotFree(std::string_view text) {
  constexpr Words kSpace = {"{0} 的开头或结尾有空格，请删去。",
                            "{0} begins or ends with a space; please remove it."};
  bool first = true;
  bool space = false;
  while (const auto character = text::DecodeOne(text)) {
    if (text::IsUnseen(*character)) {
      return Words{"{0} 里有看不见的字符（换行、控制符或零宽字符），请删去。",
                   "{0} holds a character that cannot be seen (a line break, a control or "
                   "zero-width character); please remove it."};
    }
    space = text::IsSpace(*character);
    if (first && space) return kSpace;
    first = false;
  }
  if (space) return kSpace;
  return std::nullopt;
}

void CheckFree(std::string_view text, const FieldRule& rule, const std::string& path,
               FaultList& faults) {
  const std::size_t characters = text::CharactersIn(text);
  if (characters > rule.each.max) {
    faults.AddAndSpoil(
        path, FaultCode::kTooLong,
        {"{0} 有 {1} 个字，最多 {2} 个字。", "{0} has {1} characters; at most {2} are allowed."},
        {Quoted(text), std::to_string(characters), std::to_string(rule.each.max)});
    return;
  }
  if (const auto why = WhyNotFree(text)) {
    faults.AddAndSpoil(path, FaultCode::kBadForm, *why, {Quoted(text)});
  }
}

}  // namespace

void CheckText(std::string_view text, const FieldRule& rule, const std::string& path,
               FaultList& faults) {
  if (text.empty()) {
    if (rule.need == Need::kOptional) return;
    faults.AddAndSpoil(path, FaultCode::kMissing,
                       {"这一项是空的，必须填写。", "this is empty; it must be given."});
    return;
  }
  if (rule.form == Form::kFree) {
    CheckFree(text, rule, path, faults);
  } else if (!HasForm(text, rule.form)) {
    faults.AddAndSpoil(path, FaultCode::kBadForm, FormWords(rule.form), {Quoted(text)});
  }
}

std::string RangeZh(Bounds bounds) {
  if (bounds.min == bounds.max) return "必须是 " + std::to_string(bounds.min);
  return "应在 " + std::to_string(bounds.min) + " 至 " + std::to_string(bounds.max) + " 之间";
}

std::string RangeEn(Bounds bounds) {
  if (bounds.min == bounds.max) return "it must be " + std::to_string(bounds.min);
  return "it must be from " + std::to_string(bounds.min) + " to " + std::to_string(bounds.max);
}

}  // namespace tingfen::plan
