// A small reader of RFC 4180 tables: commas, quotes, LF or CRLF, a byte order mark allowed; a field
// ="001", by which spreadsheets keep the zeros of a code, is that code. Pure.
//
// Limits: 8 MiB, 200 000 rows, 1 024 fields a row, 100 000 bytes a field. All faults are found at
// once; a fault's row is not among the rows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tingfen::offline {

inline constexpr std::size_t kCsvBytesMax = std::size_t{8} << 20;
inline constexpr std::size_t kCsvRowsMax = 200'000;
inline constexpr std::size_t kCsvFieldsMax = 1'024;
inline constexpr std::size_t kCsvFieldBytesMax = 100'000;

struct CsvRow {
  unsigned line = 0;  // Of the file, from 1: where the row begins.
  std::vector<std::string> fields;
};

struct CsvFault {
  enum class Kind {
    kTooBig,
    kTooManyRows,
    kTooManyFields,
    kFieldTooLong,
    kUnclosedQuote,  // A quoted field that never ends.
    kStrayQuote,     // A quote inside a field that is not quoted, or text after one that is.
  };
  Kind kind{};
  unsigned line = 0;
};

// In both languages, without the place.
struct CsvWords {
  const char* zh;
  const char* en;
};
CsvWords WordsOf(CsvFault::Kind kind);

struct Csv {
  std::vector<CsvRow> rows;  // Empty lines are none.
  std::vector<CsvFault> faults;
};

// `separator` parts the fields: a comma, a semicolon or a tab.
Csv ReadCsv(std::string_view text, char separator = ',');

}  // namespace tingfen::offline
