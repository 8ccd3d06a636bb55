// Names in, stacks out.
#include "core/volume/stack_finder.h"

#include "tests/support/test_registry.h"

#include <QtTest>

#include <chrono>
#include <random>
#include <set>
#include <sstream>

using namespace lightstack::volume;

namespace {

// "a{1..5,8}.tif b.tif": words, each with at most one list of numbers; "{001..012}" is padded.
std::vector<FolderFile> files(const std::string& words) {
    std::vector<FolderFile> out;
    std::istringstream stream(words);
    for (std::string word; stream >> word;) {
        const std::size_t open = word.find('{');
        if (open == std::string::npos) {
            out.push_back({word, 0, 0});
            continue;
        }
        const std::size_t close = word.find('}');
        std::istringstream list(word.substr(open + 1, close - open - 1));
        for (std::string part; std::getline(list, part, ',');) {
            const std::size_t dots = part.find("..");
            const std::string low = part.substr(0, dots);
            const long long last =
                std::stoll(dots == std::string::npos ? part : part.substr(dots + 2));
            for (long long i = std::stoll(low); i <= last; ++i) {
                std::string number = std::to_string(i);
                if (low.size() > 1 && low[0] == '0' && number.size() < low.size())
                    number.insert(0, low.size() - number.size(), '0');
                out.push_back({word.substr(0, open) + number + word.substr(close + 1), 0, 0});
            }
        }
    }
    return out;
}

// "a_###.tif 1-5 n5 d1 s2; ...| others": name, range, count, duplicates, strangers.
std::string found(std::vector<FolderFile> list) {
    std::mt19937 random(7);
    std::shuffle(list.begin(), list.end(), random); // the order of the folder says nothing
    const FoundStacks stacks = findStacks("/f", list);
    std::string out;
    for (const FoundStack& one : stacks.stacks) {
        const SliceStack& stack = one.stack;
        out += (out.empty() ? "" : "; ") + stack.name + (one.byContent ? "?" : "") + " " +
               std::to_string(stack.slices.front().index) + "-" +
               std::to_string(stack.slices.back().index) + " n" +
               std::to_string(stack.slices.size());
        if (!stack.duplicates.empty()) out += " d" + std::to_string(stack.duplicates.size());
        if (!one.strangers.empty()) out += " s" + std::to_string(one.strangers.size());
    }
    if (!stacks.others.empty()) out += " | " + std::to_string(stacks.others.size());
    return out;
}

struct FoundRow {
    const char* what;
    const char* names;
    const char* expected;
};

constexpr FoundRow kFoundRows[] = {
    {"padded", "slice_{0001..0012}.tif", "slice_####.tif 1-12 n12"},
    {"unpadded past ten", "slice_{1..12}.tif", "slice_#.tif 1-12 n12"},
    {"from zero", "raw_{00000..00090}.tiff", "raw_#####.tiff 0-90 n91"},
    {"upper case extension", "A{001..005}.TIF", "A###.TIF 1-5 n5"},
    {"mixed case is one stack", "a{1..3}.tif a{4..6}.TIF", "a#.tif 1-6 n6"},
    {"tif and tiff are two", "a{1..3}.tif a{4..6}.tiff", "a#.tif 1-3 n3; a#.tiff 4-6 n3"},
    {"two stacks", "a_{1..4}.tif b_{1..3}.tif", "a_#.tif 1-4 n4; b_#.tif 1-3 n3"},
    {"preview beside", "s_rec{0001..0009}.bmp s_rec_spr.bmp", "s_rec####.bmp 1-9 n9 s1"},
    {"preview finds its stack", "a_rec{01..09}.bmp b_rec{01..09}.bmp b_rec_spr.bmp",
        "a_rec##.bmp 1-9 n9; b_rec##.bmp 1-9 n9 s1"},
    {"date before the index", "scan_2021-03-01_{0001..0005}.tif",
        "scan_2021-03-01_####.tif 1-5 n5"},
    {"index before the binning", "slice_{0001..0030}_bin2.tif", "slice_####_bin2.tif 1-30 n30"},
    {"three binnings", "s_{0001..0030}_bin2.tif s_{0001..0030}_bin4.tif s_{0001..0030}_bin8.tif",
        "s_####_bin2.tif 1-30 n30; s_####_bin4.tif 1-30 n30; s_####_bin8.tif 1-30 n30"},
    {"channels after the index", "z{001..020}_ch0.tif z{001..020}_ch1.tif z{001..020}_ch2.tif",
        "z###_ch0.tif 1-20 n20; z###_ch1.tif 1-20 n20; z###_ch2.tif 1-20 n20"},
    {"times before z",
        "t1_z{1..5}.tif t2_z{1..5}.tif t3_z{1..5}.tif t4_z{1..5}.tif "
        "t5_z{1..5}.tif t6_z{1..5}.tif",
        "t1_z#.tif 1-5 n5; t2_z#.tif 1-5 n5; t3_z#.tif 1-5 n5; t4_z#.tif 1-5 n5; "
        "t5_z#.tif 1-5 n5; t6_z#.tif 1-5 n5"},
    {"scans of equal length: the last number counts", "1_{1..3}.tif 2_{1..3}.tif 3_{1..3}.tif",
        "1_#.tif 1-3 n3; 2_#.tif 1-3 n3; 3_#.tif 1-3 n3"},
    {"voxel size in the name", "bone_26.8um_{000..010}.tif", "bone_26.8um_###.tif 0-10 n11"},
    {"gaps stay one stack", "a{1..3,7..9,100}.tif", "a#.tif 1-100 n7"},
    {"01 beside 001", "a{001..005}.tif a01.tif", "a###.tif 1-5 n5 d1"},
    {"padded twice over", "a{1..9}.tif a{01..09}.tif", "a##.tif 1-9 n9 d9"},
    {"only numbers", "{000000..000011}.tif", "######.tif 0-11 n12"},
    {"seven digits", "s{9999998..10000002}.tif", "s#.tif 9999998-10000002 n5"},
    {"eighteen digits", "s{999999999999999990..999999999999999999}.tif",
        "s#.tif 999999999999999990-999999999999999999 n10"},
    {"too long to be an index", "s1234567890123456789{01..05}.tif", " | 5"},
    {"two are no stack", "a1.tif a2.tif", " | 2"},
    {"three are", "a1.tif a2.tif a3.tif", "a#.tif 1-3 n3"},
    {"one index under three names", "a1.tif a01.tif a001.tif", " | 3"},
    {"numbers of two stacks do not meet", "a1_b1.tif a2_b2.tif a3_b3.tif", " | 3"},
    {"positions beside the index",
        "s_000_z0.0um.tif s_001_z2.5um.tif s_002_z5.0um.tif s_003_z7.5um.tif s_004_z10.0um.tif",
        "s_###_z0.0um.tif 0-4 n5"},
    {"times beside the index",
        "s_1_10-59-58.tif s_2_10-59-59.tif s_3_11-00-00.tif s_4_11-00-01.tif s_5_11-00-02.tif",
        "s_#_10-59-58.tif 1-5 n5"},
    {"exposures beside the index",
        "s_0000_37ms.tif s_0001_11ms.tif s_0002_95ms.tif s_0003_40ms.tif s_0004_2ms.tif",
        "s_####_37ms.tif 0-4 n5"},
    {"counting down beside it", "a_1_95.tif a_2_90.tif a_3_85.tif a_4_80.tif a_5_75.tif a_6_70.tif",
        "a_#_95.tif 1-6 n6"},
    {"days are no index",
        "shot_2024-05-01_at_10.59.png shot_2024-05-02_at_08.12.png "
        "shot_2024-05-03_at_23.01.png shot_2024-05-04_at_17.44.png "
        "shot_2024-05-05_at_09.30.png",
        " | 5"},
    {"camera photographs wait for content", "IMG_{0001..0009}.JPG", "IMG_####.JPG? 1-9 n9"},
    {"names without extension wait too", "IM{00001..00009}", "IM#####? 1-9 n9"},
    {"number as extension", "scan.{001..009}", "scan.###? 1-9 n9"},
    {"DICOM", "I{1..9}.dcm", "I#.dcm 1-9 n9"},
    {"logs are no strangers", "a{1..3}.tif a.log a.txt", "a#.tif 1-3 n3"},
    {"logs are no slices", "a{1..9}.log b{1..9}.txt", ""},
    {"resource forks stay out", "a{1..3}.tif ._a{1..3}.tif", "a#.tif 1-3 n3"},
    {"leftovers stay out", "a{1..3}.tif a4.tif.part a5.tif~", "a#.tif 1-3 n3"},
    {"raw photographs", "DSC_{0001..0009}.NEF", ""},
    {"dark and flat beside raws", "raw_{00..09}.tif dark_00001.tif flat_00001.tif",
        "raw_##.tif 0-9 n10 s2"},
    {"two stacks: the rest is nobody's", "a{1..3}.tif b{1..3}.tif zebra.png",
        "a#.tif 1-3 n3; b#.tif 1-3 n3 | 1"},
    {"different extensions", "a{1..3}.tif a{1..3}.png", "a#.png 1-3 n3; a#.tif 1-3 n3"},
    {"signs are part of the name", "a-{1..3}.tif", "a-#.tif 1-3 n3"},
    {"empty folder", "", ""},
};

} // namespace

class StackFinderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data() {
        QTest::addColumn<QByteArray>("names");
        QTest::addColumn<QByteArray>("expected");
        for (const FoundRow& row : kFoundRows)
            QTest::newRow(row.what) << QByteArray(row.names) << QByteArray(row.expected);
    }
    void names() {
        QFETCH(QByteArray, names);
        QFETCH(QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(found(files(names.toStdString()))), expected);
    }
    void spacesAndOtherBytes() {
        QCOMPARE(found({{"my scan 1 of 3.tif", 0, 0}, {"my scan 2 of 3.tif", 0, 0},
                     {"my scan 3 of 3.tif", 0, 0}}),
            std::string("my scan # of 3.tif 1-3 n3"));
        const FoundStacks stacks =
            findStacks("/f", files("\xE9\xFF_{1..3}.tif \xE5\xB1\xA4_{1..4}.tif"));
        QCOMPARE(stacks.stacks.size(), std::size_t{2});
        QCOMPARE(stacks.stacks[1].stack.slices[2].name, std::string("\xE9\xFF_3.tif"));
    }
    void slicesKeepSizeAndTime() {
        const std::vector<FolderFile> list{
            {"a2.tif", 20, 200}, {"a10.tif", 100, 1000}, {"a1.tif", 10, 100}};
        const SliceStack stack = findStacks("/f", list).stacks.front().stack;
        QCOMPARE(stack.slices[2].index, std::int64_t{10});
        QCOMPARE(stack.slices[2].size, std::uint64_t{100});
        QCOMPARE(stack.slices[0].mtimeNs, std::int64_t{100});
        QCOMPARE(stack.prefix, std::string("a"));
        QCOMPARE(stack.suffix, std::string(".tif"));
        QCOMPARE(stack.pathOf(stack.slices[0]).native(), std::string("/f/a1.tif"));
    }
    void theUsualWidthWinsAmongDuplicates() {
        const SliceStack stack =
            findStacks("/f", files("a{001..009}.tif a5.tif a05.tif")).stacks.front().stack;
        QCOMPARE(stack.slices[4].name, std::string("a005.tif"));
        QCOMPARE(stack.duplicates.size(), std::size_t{2});
    }
    void gaps() {
        const SliceStack stack = findStacks("/f", files("a{0,1,4,5,7}.tif")).stacks.front().stack;
        QCOMPARE(gapsOf(stack), (std::vector<SliceGap>{{2, 3}, {6, 6}}));
    }
    void pages() {
        const SliceStack stack = pagedStack("/f", {"bone_128x128.tif", 5, 6}, 3);
        QVERIFY(stack.paged);
        QCOMPARE(stack.name, std::string("bone_128x128.tif"));
        QCOMPARE(stack.slices.size(), std::size_t{3});
        QCOMPARE(stack.slices[2].page, 2);
        QCOMPARE(stack.slices[2].index, std::int64_t{2});
    }
    // Every name once: in a stack, a duplicate, a stranger or another picture.
    void nothingIsLostOrDoubled() {
        std::mt19937 random(11);
        for (int round = 0; round < 200; ++round) {
            std::set<std::string> names;
            const int count = static_cast<int>(random() % 60);
            for (int i = 0; i < count; ++i) {
                std::string name(1, "ab"[random() % 2]);
                for (auto part = random() % 3; part-- > 0;)
                    name += std::string(random() % 2, '0') + std::to_string(random() % 5) + "_";
                names.insert(name + (random() % 2 == 0 ? ".tif" : ".TIF"));
            }
            std::vector<FolderFile> list;
            for (const std::string& name : names)
                list.push_back({name, 0, 0});
            const FoundStacks stacks = findStacks("/f", list);
            std::multiset<std::string> seen;
            for (const FoundStack& one : stacks.stacks) {
                QVERIFY(one.stack.slices.size() >= kLeastSlices);
                for (const Slice& slice : one.stack.slices)
                    seen.insert(slice.name);
                for (const Slice& slice : one.stack.duplicates)
                    seen.insert(slice.name);
                for (const std::size_t file : one.strangers)
                    seen.insert(list[file].name);
            }
            for (const std::size_t file : stacks.others)
                seen.insert(list[file].name);
            QVERIFY(std::equal(seen.begin(), seen.end(), names.begin(), names.end()));
        }
    }
    void manyNamesAreQuick() {
        std::vector<FolderFile> list;
        for (int i = 0; i < 100'000; ++i)
            list.push_back(
                {"scan_2021-03-01_26.8um_" + std::to_string(1'000'000 + i) + ".tif", 0, 0});
        std::shuffle(list.begin(), list.end(), std::mt19937(3));
        const auto start = std::chrono::steady_clock::now();
        const FoundStacks stacks = findStacks("/f", list);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        QCOMPARE(stacks.stacks.size(), std::size_t{1});
        QCOMPARE(stacks.stacks.front().stack.slices.size(), std::size_t{100'000});
        qInfo("100,000 names in %.3f s", took.count());
        QVERIFY(took.count() < 3); // ten times what it takes: slow machines and sanitizers
    }
};

#include "stack_finder_test.moc"
LIGHTSTACK_TEST(StackFinderTest);
