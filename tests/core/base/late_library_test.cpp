#include "core/base/late_library.h"

#include "tests/support/test_registry.h"

#include <QtTest>

#include <cmath>

using namespace lightstack;

namespace {

struct Maths {
    base::LateLibrary library{"libm.so.6"};
    LIGHTSTACK_LATE(hypotf, length);
};

struct Hollow {
    base::LateLibrary library{"libm.so.6"};
    LIGHTSTACK_LATE(hypotf, length);
    LIGHTSTACK_LATE(qstrcpy, nothing); // known to the compiler, and not there
};

struct Missing {
    base::LateLibrary library{"liblightstack-nowhere.so.1"};
    LIGHTSTACK_LATE(hypotf, length);
};

} // namespace

class LateLibraryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesItsFunctions() {
        const Maths maths;
        QVERIFY(maths.library.isComplete());
        QCOMPARE(maths.length(3, 4), 5.0F);
    }

    void tellsWhatIsMissing() {
        const Missing missing;
        QVERIFY(!missing.library.isComplete());
        QVERIFY(missing.length == nullptr);
        QCOMPARE(missing.library.missing().code, ErrorCode::Unsupported);
        QCOMPARE(missing.library.missing().detail,
            std::string("needs liblightstack-nowhere.so.1, which is not installed"));
        const Hollow hollow;
        QVERIFY(hollow.length != nullptr);
        QVERIFY(hollow.nothing == nullptr);
        QVERIFY(!hollow.library.isComplete());
        QCOMPARE(
            hollow.library.missing().detail, std::string("needs qstrcpy, which is not installed"));
    }
};

#include "late_library_test.moc"
LIGHTSTACK_TEST(LateLibraryTest);
