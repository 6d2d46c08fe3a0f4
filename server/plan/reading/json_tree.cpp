#include "server/plan/reading/json_tree.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <utility>

#include "server/plan/reading/fault_list.h"
#include "server/text/characters.h"

namespace tingfen::plan {
namespace {

namespace json = boost::json;
using json::error_code;

// Receives the parser's events. `open_` are the arrays and objects not yet ended.
class TreeBuilder {
 public:
  static constexpr std::size_t max_object_size = kValuesMax;
  static constexpr std::size_t max_array_size = kValuesMax;
  static constexpr std::size_t max_key_size = kFileBytesMax;
  static constexpr std::size_t max_string_size = kFileBytesMax;

  Node Take() { return std::move(root_); }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code& ec) { return Begin(Node::Kind::kObject, ec); }
  bool on_object_end(std::size_t, error_code&) { return End(); }
  bool on_array_begin(error_code& ec) { return Begin(Node::Kind::kArray, ec); }
  bool on_array_end(std::size_t, error_code&) { return End(); }
  bool on_key_part(json::string_view part, std::size_t, error_code&) { return Gather(part); }
  bool on_key(json::string_view part, std::size_t, error_code&) {
    Gather(part);
    key_ = std::exchange(gathered_, {});
    return true;
  }
  bool on_string_part(json::string_view part, std::size_t, error_code&) { return Gather(part); }
  bool on_string(json::string_view part, std::size_t, error_code& ec) {
    Gather(part);
    return Leaf(Node::Kind::kString, ec);
  }
  bool on_number_part(json::string_view part, error_code&) { return Gather(part); }
  bool on_int64(std::int64_t value, json::string_view part, error_code& ec) {
    Gather(part);
    const auto whole = static_cast<std::uint64_t>(value);
    return Leaf(Node::Kind::kNumber, ec, value < 0 ? std::nullopt : std::optional(whole));
  }
  bool on_uint64(std::uint64_t value, json::string_view part, error_code& ec) {
    Gather(part);
    return Leaf(Node::Kind::kNumber, ec, value);
  }
  bool on_double(double, json::string_view part, error_code& ec) {
    Gather(part);
    return Leaf(Node::Kind::kNumber, ec);
  }
  bool on_bool(bool value, error_code& ec) {
    Gather(value ? "true" : "false");
    return Leaf(Node::Kind::kBool, ec);
  }
  bool on_null(error_code& ec) { return Leaf(Node::Kind::kNull, ec); }
  bool on_comment_part(json::string_view, error_code&) { return true; }
  bool on_comment(json::string_view, error_code&) { return true; }

 private:
  bool Gather(json::string_view part) {
    gathered_.append(part.data(), part.size());
    return true;
  }

  // The caps of the parser are on one array or object; this one is on all.
  bool Count(error_code& ec) {
    if (++values_ <= kValuesMax) return true;
    ec = json::error::array_too_large;
    return false;
  }

  bool Begin(Node::Kind kind, error_code& ec) {
    open_.push_back({.kind = kind, .key = std::exchange(key_, {})});
    return Count(ec);
  }

  bool End() {
    Node ended = std::move(open_.back());
    open_.pop_back();
    Put(std::move(ended));
    return true;
  }

  bool Leaf(Node::Kind kind, error_code& ec, std::optional<std::uint64_t> whole = {}) {
    Put({.kind = kind,
         .key = std::exchange(key_, {}),
         .text = std::exchange(gathered_, {}),
         .whole = whole});
    return Count(ec);
  }

  void Put(Node node) { (open_.empty() ? root_ : Child()) = std::move(node); }
  Node& Child() { return open_.back().children.emplace_back(); }

  Node root_;
  std::vector<Node> open_;
  std::string key_;
  std::string gathered_;
  std::size_t values_ = 0;
};

struct LineAndColumn {
  std::string line;
  std::string column;
};

LineAndColumn LineAndColumnOf(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0.
  return {std::to_string(std::ranges::count(before, '\n') + 1),
          std::to_string(text::CharactersIn(before.substr(line_start)) + 1)};
}

Words WordsOf(const error_code& ec) {
  if (ec == json::error::incomplete) {
    return {"第 {0} 行第 {1} 列：文件到此为止，还缺内容（引号或括号没有成对？）。",
            "line {0}, column {1}: the file ends here, but more is needed (a quote or bracket that "
            "is not closed?)."};
  }
  if (ec == json::error::extra_data) {
    return {"第 {0} 行第 {1} 列：内容已经结束，此后不应再有文字。",
            "line {0}, column {1}: the value has ended; nothing more may follow."};
  }
  if (ec == json::error::too_deep) {
    return {"第 {0} 行第 {1} 列：嵌套超过 32 层。",
            "line {0}, column {1}: nested deeper than 32 levels."};
  }
  if (ec == json::error::array_too_large || ec == json::error::object_too_large) {
    return {"第 {0} 行第 {1} 列：数据项超过 100000 个。",
            "line {0}, column {1}: more than 100000 values."};
  }
  return {"第 {0} 行第 {1} 列：不是正确的 JSON（多或少了逗号、引号、括号？）。",
          "line {0}, column {1}: not JSON (a comma, quote or bracket too many or too few?)."};
}

FaultCode CodeOf(const error_code& ec) {
  if (ec == json::error::too_deep) return FaultCode::kTooDeep;
  const bool too_big = ec == json::error::array_too_large || ec == json::error::object_too_large;
  return too_big ? FaultCode::kFileTooBig : FaultCode::kSyntax;
}

Fault WholeFile(FaultCode code, Words words, std::initializer_list<std::string> filled) {
  FaultList faults;
  faults.Add("", code, words, filled);
  return std::move(faults).InDocumentOrder().front();
}

// Past what the parser skipped without failing, to what it stumbled over.
std::size_t StumbledAt(std::string_view text, std::size_t offset) {
  const std::size_t next = text.find_first_not_of(" \t\r\n", offset);
  return next == std::string_view::npos ? std::min(offset, text.size()) : next;
}

}  // namespace

std::variant<Node, Fault> ParseJson(std::string_view text) {
  if (text.size() > kFileBytesMax) {
    return WholeFile(FaultCode::kFileTooBig,
                     {"文件有 {0} 字节，最多 1048576 字节（1 MiB）。",
                      "the file has {0} bytes; at most 1048576 (1 MiB) are allowed."},
                     {std::to_string(text.size())});
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (const auto offset = text::FindNotUtf8(text)) {
    const LineAndColumn place = LineAndColumnOf(text, *offset);
    return WholeFile(FaultCode::kNotUtf8,
                     {"第 {0} 行第 {1} 列：不是 UTF-8 文字，请把文件另存为 UTF-8 编码。",
                      "line {0}, column {1}: not UTF-8; please save the file as UTF-8."},
                     {place.line, place.column});
  }
  json::parse_options options;
  options.max_depth = kLevelsMax;
  json::basic_parser<TreeBuilder> parser(options);
  error_code ec;
  const std::size_t parsed = parser.write_some(false, text.data(), text.size(), ec);
  if (!ec && parsed < text.size()) ec = json::error::extra_data;
  if (!ec) return parser.handler().Take();
  const LineAndColumn place = LineAndColumnOf(text, StumbledAt(text, parsed));
  return WholeFile(CodeOf(ec), WordsOf(ec), {place.line, place.column});
}

}  // namespace tingfen::plan
