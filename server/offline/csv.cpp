#include "server/offline/csv.h"

namespace tingfen::offline {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

class Reader {
 public:
  Reader(std::string_view text, char separator) : text_(text), separator_(separator) {
    if (text_.starts_with(kByteOrderMark)) text_.remove_prefix(kByteOrderMark.size());
  }

  Csv Read() {
    while (!text_.empty()) {
      if (csv_.rows.size() == kCsvRowsMax) {
        Fault(CsvFault::Kind::kTooManyRows, line_);
        break;
      }
      ReadRow();
    }
    return std::move(csv_);
  }

 private:
  void Fault(CsvFault::Kind kind, unsigned line) {
    csv_.faults.push_back({kind, line});
    sound_ = false;
  }

  char Take() {
    const char character = text_.front();
    text_.remove_prefix(1);
    if (character == '\n') ++line_;
    return character;
  }

  // Takes the end of a line, if it is there.
  bool TakeLineEnd() {
    if (text_.starts_with("\r\n")) Take();
    if (!text_.starts_with('\n')) return text_.empty();
    Take();
    return true;
  }

  void ReadRow() {
    CsvRow row{.line = line_, .fields = {}};
    sound_ = true;
    while (true) {
      std::string field = ReadField();
      if (row.fields.size() == kCsvFieldsMax) Once(CsvFault::Kind::kTooManyFields, row.line);
      if (field.size() > kCsvFieldBytesMax) Once(CsvFault::Kind::kFieldTooLong, row.line);
      if (sound_) row.fields.push_back(std::move(field));
      if (!text_.starts_with(separator_)) break;
      Take();
    }
    TakeLineEnd();
    const bool empty = row.fields.size() == 1 && row.fields.front().empty();
    if (sound_ && !empty) csv_.rows.push_back(std::move(row));
  }

  std::string ReadField() {
    if (text_.starts_with('"')) return CodeIn(QuotedField());
    if (!text_.starts_with("=\"")) return PlainField();
    Take();
    return QuotedField();
  }

  // What ="…" holds; else the field as it is.
  static std::string CodeIn(std::string field) {
    const bool code = field.size() >= 3 && field.starts_with("=\"") && field.ends_with('"');
    if (!code) return field;
    std::string inside;
    for (std::size_t at = 2; at + 1 < field.size(); ++at) {
      if (field[at] == '"' && field[++at] != '"') return field;
      if (at + 1 == field.size()) return field;
      inside += field[at];
    }
    return inside;
  }

  bool AtFieldEnd() const {
    return text_.empty() || text_.front() == separator_ || text_.front() == '\n' ||
           text_.starts_with("\r\n");
  }

  // A row has one fault at most, but for a quote that is never closed.
  void Once(CsvFault::Kind kind, unsigned line) {
    if (sound_) Fault(kind, line);
  }

  void StrayQuote() { Once(CsvFault::Kind::kStrayQuote, line_); }

  std::string PlainField() {
    std::string field;
    while (!AtFieldEnd()) {
      field += Take();
      if (field.back() == '"') StrayQuote();
    }
    return field;
  }

  std::string QuotedField() {
    const unsigned opened = line_;
    Take();
    std::string field;
    while (true) {
      if (text_.empty()) {
        Fault(CsvFault::Kind::kUnclosedQuote, opened);
        return field;
      }
      const char character = Take();
      if (character == '"') {
        if (!text_.starts_with('"')) break;
        Take();
      }
      field += character;
    }
    if (!AtFieldEnd()) {
      StrayQuote();
      PlainField();
    }
    return field;
  }

  std::string_view text_;
  char separator_;
  unsigned line_ = 1;
  bool sound_ = true;
  Csv csv_;
};

}  // namespace

CsvWords WordsOf(CsvFault::Kind kind) {
  switch (kind) {
    case CsvFault::Kind::kTooBig:
      return {"文件超过 8 MiB", "the file is larger than 8 MiB"};
    case CsvFault::Kind::kTooManyRows:
      return {"超过 20 万行", "more than 200,000 rows"};
    case CsvFault::Kind::kTooManyFields:
      return {"这一行超过 1024 格", "this row has more than 1,024 cells"};
    case CsvFault::Kind::kFieldTooLong:
      return {"有一格的内容太长", "a cell of this row is too long"};
    case CsvFault::Kind::kUnclosedQuote:
      return {"引号没有结束", "a quote that is never closed"};
    case CsvFault::Kind::kStrayQuote:
      return {"引号位置不对：整个字段加引号，其中的引号写两次",
              "a stray quote: put the whole field in quotes and double those inside"};
  }
  return {"", ""};
}

Csv ReadCsv(std::string_view text, char separator) {
  if (text.size() > kCsvBytesMax) return {{}, {{CsvFault::Kind::kTooBig, 1}}};
  return Reader(text, separator).Read();
}

}  // namespace tingfen::offline
