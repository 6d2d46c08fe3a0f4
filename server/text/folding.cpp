#include "server/text/folding.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

#include "server/text/characters.h"

namespace tingfen::text {
namespace {

// U+2E80 to U+2EF3 as the characters they stand for (Unicode's Equivalent_Unified_Ideograph), in
// their order: NFKC leaves 113 of them as they are. U+2E80 stands for none, and U+2E9A is not
// assigned.
constexpr char32_t kRadicalFirst = 0x2E80;
constexpr std::u32string_view kRadicals =
    U"⺀厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵⺚旡日"
    U"月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂"
    U"肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝"
    U"雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";
static_assert(kRadicals.size() == 0x2EF3 - kRadicalFirst + 1);

struct Free {
  void operator()(utf8proc_uint8_t* made) const { std::free(made); }
};

utf8proc_int32_t WithoutRadical(utf8proc_int32_t character, void*) {
  const auto at = static_cast<char32_t>(character) - kRadicalFirst;
  return at < kRadicals.size() ? static_cast<utf8proc_int32_t>(kRadicals[at]) : character;
}

constexpr std::u32string_view kOpening = U"([{〔〈《「『【〖〘";
constexpr std::u32string_view kClosing = U")]}〕〉》」』】〗〙";

bool IsAnySpace(char32_t character) {
  return IsSpace(character) || (character >= 0x09 && character <= 0x0D);
}

std::string_view OneBracket(char32_t character, std::string_view as_it_is) {
  if (kOpening.find(character) != kOpening.npos) return "(";
  return kClosing.find(character) != kClosing.npos ? ")" : as_it_is;
}

// Folded, without spaces, every dot as ·, and what is left as `form` has it.
template <typename Form>
std::string Compared(std::string_view text, Form form) {
  const std::string folded = Folded(text);
  std::string compared;
  for (std::string_view rest = folded; !rest.empty();) {
    const std::string_view before = rest;
    const auto character = DecodeOne(rest);
    if (!character) return folded;
    if (IsAnySpace(*character)) continue;
    const std::string_view as_it_is = before.substr(0, before.size() - rest.size());
    compared += IsNameDot(*character) ? "·" : form(*character, as_it_is);
  }
  return compared;
}

}  // namespace

std::string Folded(std::string_view text) {
  constexpr auto kForm = static_cast<utf8proc_option_t>(
      UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  utf8proc_uint8_t* made = nullptr;
  const utf8proc_ssize_t length = utf8proc_map_custom(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
      static_cast<utf8proc_ssize_t>(text.size()), &made, kForm, WithoutRadical, nullptr);
  const std::unique_ptr<utf8proc_uint8_t, Free> held(made);
  if (length < 0) return std::string(text);
  return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(length)};
}

bool IsNameDot(char32_t character) {
  return std::u32string_view(U"·•・･‧․∙⋅⸱.．").find(character) != std::u32string_view::npos;
}

std::string ComparedTitle(std::string_view text) {
  return Compared(text, OneBracket);
}

std::string FoldedName(std::string_view name) {
  return Compared(name, [](char32_t, std::string_view as_it_is) { return as_it_is; });
}

}  // namespace tingfen::text
