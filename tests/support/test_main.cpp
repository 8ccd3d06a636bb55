#include "tests/support/test_registry.h"

#include <QtTest>

#ifdef LIGHTSTACK_TEST_WIDGETS
#include <QApplication>
using Application = QApplication;
#else
#include <QGuiApplication>
using Application = QGuiApplication;
#endif

#include <cstdio>

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    Application application(argc, argv);
    const std::string wanted = argc > 1 ? argv[1] : "";
    QStringList arguments{QString::fromLocal8Bit(argv[0])};
    for (int i = 2; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    int failures = 0;
    int ran = 0;
    for (const auto& testCase : lightstack::tests::testCases()) {
        if (!wanted.empty() && wanted != testCase.name) continue;
        const std::unique_ptr<QObject> test = testCase.make();
        failures += QTest::qExec(test.get(), arguments);
        ++ran;
    }
    if (ran == 0) {
        std::fprintf(stderr, "no test class named %s\n", wanted.c_str());
        return 1;
    }
    return failures;
}
