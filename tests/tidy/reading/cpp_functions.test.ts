import { expect, test } from "vitest";
import { code } from "./cpp.ts";
import { functionsOf } from "./cpp_functions.ts";

const named = (text: string) => functionsOf(text).map(({ name, lines }) => `${name} ${lines}`);

test("functions, members, operators and tests are told with their lines", () => {
  const text = `namespace tingfen {
template <class T, class U = Map<int, T>>
std::vector<T> Made(const T& t) {
  if (t) {
    return {t};
  }
}
class Clock : public Base<int> {
 public:
  Clock() : a_{1}, b_(2) {
  }
  bool operator==(const Clock& other) const { return a_ == other.a_; }
  int a_ = {3};
};
struct tm Local(int a, int b) noexcept { return {}; }
auto Pair() -> std::pair<int, Map<int>> { return {}; }
void Clock::Free::operator()(Clock* clock) const {
}
TEST_F(Clocks, Stand) {
}
}
`;
  expect(named(text)).toEqual([
    "Made 6",
    "Clock 2",
    "operator== 1",
    "Local 1",
    "Pair 1",
    "Clock::Free::operator() 2",
    "TEST_F(Clocks, Stand) 2",
  ]);
});

test("a lambda counts within its function, and by itself where it stands in none", () => {
  const text = `const auto kLess = [](int a, int b) {
  return a < b;
};
const Row kRows[] = {{"a", [](int a) { return a; }}, {"b", {}}};
INSTANTIATE_TEST_SUITE_P(All, Rows,
                         Values(1, Row{"a", {{1}}}), [](const auto& of) { return of.name; });
void Sort() {
  std::sort([] {
  });
}
`;
  expect(named(text)).toEqual(["kLess 3", "a lambda 1", "a lambda 1", "Sort 4"]);
});

test("braces in comments, strings, characters and directives are none", () => {
  const text = `// {
/* { */
#define OPEN \\
  {
const char* kText = R"x({)" {)x";
int Count() { return 1'000'000 + '{' + '\\'' + "\\"{"[0]; }
`;
  expect(named(text)).toEqual(["Count 1"]);
  expect(code(text)).toHaveLength(text.length);
});

test("braces that do not pair are told", () => {
  expect(() => functionsOf("void F() {")).toThrow("without their");
  expect(() => functionsOf("}")).toThrow("too many");
});
