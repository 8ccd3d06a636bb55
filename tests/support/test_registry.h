// Several Qt Test classes in one executable: LIGHTSTACK_TEST(MyTest) at the end of the file
// registers the class; `x_tests MyTest [function]` runs it, without a name all run.
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace lightstack::tests {

struct TestCase {
    std::string name;
    std::function<std::unique_ptr<QObject>()> make;
};

inline std::vector<TestCase>& testCases() {
    static std::vector<TestCase> cases;
    return cases;
}

struct TestRegistration {
    TestRegistration(std::string name, std::function<std::unique_ptr<QObject>()> make) {
        testCases().push_back({std::move(name), std::move(make)});
    }
};

} // namespace lightstack::tests

#define LIGHTSTACK_TEST(CLASS)                                                                     \
    static const lightstack::tests::TestRegistration registration##CLASS(                          \
        #CLASS, [] { return std::make_unique<CLASS>(); })
