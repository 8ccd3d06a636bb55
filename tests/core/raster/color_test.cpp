// ICC profiles to sRGB against the formulas of the colour spaces.
#include "core/raster/color.h"
#include "tests/core/raster/raster_fixture.h"
#include "tests/support/test_registry.h"

#include <QtTest>
#include <lcms2.h>

#include <cmath>
#include <thread>

using namespace lightstack;
using namespace lightstack::tests;
using raster::SourceColor;
using raster::toSrgb;
using Bytes = std::vector<std::uint8_t>;
using Icc = std::vector<std::byte>;

namespace {

Icc saved(cmsHPROFILE profile) {
    cmsUInt32Number size = 0;
    cmsSaveProfileToMem(profile, nullptr, &size);
    Icc bytes(size);
    cmsSaveProfileToMem(profile, bytes.data(), &size);
    cmsCloseProfile(profile);
    return bytes;
}

Icc srgbProfile() {
    return saved(cmsCreate_sRGBProfile());
}

Icc linearRgbProfile() { // sRGB's primaries, gamma 1
    const cmsCIExyY white{0.3127, 0.3290, 1};
    const cmsCIExyYTRIPLE primaries{{0.64, 0.33, 1}, {0.30, 0.60, 1}, {0.15, 0.06, 1}};
    cmsToneCurve* curve = cmsBuildGamma(nullptr, 1);
    cmsToneCurve* const curves[] = {curve, curve, curve};
    const Icc bytes = saved(cmsCreateRGBProfile(&white, &primaries, curves));
    cmsFreeToneCurve(curve);
    return bytes;
}

Icc grayProfile(double gamma) {
    cmsToneCurve* curve = cmsBuildGamma(nullptr, gamma);
    const Icc bytes = saved(cmsCreateGrayProfile(cmsD50_xyY(), curve));
    cmsFreeToneCurve(curve);
    return bytes;
}

double encoded(double linear) { // IEC 61966-2-1
    return 255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1 / 2.4) - 0.055);
}

Bytes ramp() {
    Bytes out(256);
    for (std::size_t i = 0; i < 256; ++i)
        out[i] = static_cast<std::uint8_t>(i);
    return out;
}

Bytes converted(const Bytes& in, int channels, SourceColor source, const Icc& icc = {}) {
    const auto out =
        toSrgb(picture<std::uint8_t>({static_cast<int>(in.size()) / channels, 1}, channels, in),
            source, icc);
    return out ? valuesOf<std::uint8_t>(*out) : Bytes{};
}

void near(std::uint8_t got, double want) {
    QVERIFY2(std::fabs(got - want) <= 1.0,
        qPrintable(QStringLiteral("%1 instead of %2").arg(got).arg(want)));
}

} // namespace

class ColorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void srgbStaysSrgb() {
        Bytes in;
        for (int i = 0; i < 256; ++i)
            for (const int v : {i, 255 - i, (i * 7) & 255})
                in.push_back(static_cast<std::uint8_t>(v));
        const Bytes out = converted(in, 3, SourceColor::Rgb, srgbProfile());
        QCOMPARE(out.size(), in.size());
        for (std::size_t i = 0; i < in.size(); ++i)
            near(out[i], in[i]);
    }
    void linearLightIsEncoded() {
        Bytes in;
        for (const std::uint8_t v : ramp())
            in.insert(in.end(), 3, v);
        const Bytes out = converted(in, 3, SourceColor::Rgb, linearRgbProfile());
        for (std::size_t i = 0; i < in.size(); ++i)
            near(out[i], encoded(in[i] / 255.0));
    }
    void greyWithAProfileBecomesRgb() {
        const Bytes out = converted(ramp(), 1, SourceColor::Gray, grayProfile(1.8));
        QCOMPARE(out.size(), std::size_t{768});
        for (std::size_t i = 0; i < 768; ++i)
            near(out[i], encoded(std::pow(static_cast<double>(i / 3) / 255, 1.8)));
    }
    void greyWithoutAProfileStays() {
        const auto in = picture<std::uint8_t>({256, 1}, 1, ramp());
        const auto out = toSrgb(in, SourceColor::Gray, {});
        QCOMPARE(out->bytes().data(), in.bytes().data());
    }
    void cmykWithoutAProfileIsThePlainFormula() {
        Bytes in;
        for (const int c : {0, 85, 255})
            for (const int m : {0, 128, 255})
                for (const int k : {0, 51, 200, 255})
                    for (const int v : {c, m, 60, k})
                        in.push_back(static_cast<std::uint8_t>(v));
        const Bytes out = converted(in, 4, SourceColor::Cmyk);
        Bytes turned = in;
        for (std::uint8_t& v : turned)
            v = static_cast<std::uint8_t>(255 - v);
        QCOMPARE(converted(turned, 4, SourceColor::CmykInverted), out);
        for (std::size_t i = 0; i < in.size() / 4; ++i)
            for (std::size_t c = 0; c < 3; ++c) {
                const double want = (255.0 - in[4 * i + c]) * (255.0 - in[4 * i + 3]) / 255;
                QCOMPARE(static_cast<double>(out[3 * i + c]), std::floor(want + 0.5));
            }
    }
    void alphaIsCarriedOver() {
        QCOMPARE(converted({10, 20, 30, 77, 40, 50, 60, 88}, 4, SourceColor::Rgb),
            (Bytes{10, 20, 30, 77, 40, 50, 60, 88}));
        const Bytes rgb =
            converted({200, 100, 50, 77, 0, 0, 0, 88}, 4, SourceColor::Rgb, srgbProfile());
        QCOMPARE(rgb.size(), std::size_t{8});
        near(rgb[0], 200);
        QCOMPARE(rgb[3], std::uint8_t{77});
        QCOMPARE(rgb[7], std::uint8_t{88});
        const Bytes grey = converted({255, 9, 0, 8}, 2, SourceColor::Gray, grayProfile(2.2));
        QCOMPARE(grey, (Bytes{255, 255, 255, 9, 0, 0, 0, 8}));
        QCOMPARE(converted({0, 0, 0, 0, 5}, 5, SourceColor::Cmyk), (Bytes{255, 255, 255, 5}));
    }
    void profilesThatDoNotFitAreIgnored() {
        const Bytes rgb{1, 2, 3};
        QCOMPARE(converted(rgb, 3, SourceColor::Rgb, grayProfile(2.2)), rgb);
        QCOMPARE(converted(rgb, 3, SourceColor::Rgb, Icc(200, std::byte{1})), rgb);
        Icc cut = linearRgbProfile();
        cut.resize(140);
        QCOMPARE(converted(rgb, 3, SourceColor::Rgb, cut), rgb);
        QCOMPARE(converted({9}, 1, SourceColor::Gray, srgbProfile()), Bytes{9});
        QCOMPARE(converted({0, 0, 0, 255}, 4, SourceColor::Cmyk, srgbProfile()), (Bytes{0, 0, 0}));
    }
    void sixteenBitsByAProfile() {
        std::vector<std::uint16_t> deep;
        Bytes eight;
        for (int i = 0; i < 256 * 3; ++i) {
            eight.push_back(static_cast<std::uint8_t>(i * 7 % 256));
            deep.push_back(static_cast<std::uint16_t>(i * 7 % 256 * 257));
        }
        const auto fine =
            toSrgb(picture<std::uint16_t>({256, 1}, 3, deep), SourceColor::Rgb, linearRgbProfile());
        const Bytes coarse = converted(eight, 3, SourceColor::Rgb, linearRgbProfile());
        QCOMPARE(fine->spec().type, image::SampleType::U16);
        const auto values = valuesOf<std::uint16_t>(*fine);
        for (std::size_t i = 0; i < values.size(); ++i)
            QVERIFY(std::abs(values[i] / 257.0 - coarse[i]) <= 1.0);
    }
    void theProfileThatGoesAlongIsAlwaysTheSame() {
        const auto profile = raster::srgbIccProfile();
        QVERIFY(profile.size() > 300);
        QCOMPARE(profile, raster::srgbIccProfile());
        Bytes rgb;
        for (int i = 0; i < 768; ++i)
            rgb.push_back(static_cast<std::uint8_t>(i * 5 % 256));
        const Bytes same = converted(rgb, 3, SourceColor::Rgb, profile);
        for (std::size_t i = 0; i < rgb.size(); ++i)
            QVERIFY(std::abs(same[i] - rgb[i]) <= 1);
    }
    void onlyEightBitsInterleaved() {
        QCOMPARE(
            toSrgb(picture<std::uint16_t>({1, 1}, 3, {1, 2, 3}), SourceColor::Rgb, {}).error().code,
            ErrorCode::Unsupported);
        QCOMPARE(
            toSrgb(picture<std::uint8_t>({1, 1}, 2, {1, 2}), SourceColor::Rgb, {}).error().code,
            ErrorCode::Unsupported);
        const auto apart = picture<std::uint8_t>({1, 1}, 3, {1, 2, 3}, image::PlaneOrder::Separate);
        QCOMPARE(toSrgb(apart, SourceColor::Rgb, {}).error().code, ErrorCode::Unsupported);
    }
    void manyProfilesFromManyThreads() {
        std::vector<std::jthread> threads;
        std::atomic<int> wrong = 0;
        for (int t = 0; t < 3; ++t)
            threads.emplace_back([&] {
                for (int i = 0; i < 40; ++i) { // more than are kept
                    const double gamma = 1 + (i % 20) * 0.1;
                    const Bytes out = converted({128}, 1, SourceColor::Gray, grayProfile(gamma));
                    const double want = encoded(std::pow(128 / 255.0, gamma));
                    if (out.size() != 3 || std::fabs(out[0] - want) > 1) ++wrong;
                }
            });
        threads.clear();
        QCOMPARE(wrong.load(), 0);
    }
};

#include "color_test.moc"
LIGHTSTACK_TEST(ColorTest);
