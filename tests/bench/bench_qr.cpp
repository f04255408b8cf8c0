// SPDX-License-Identifier: GPL-3.0-or-later
// How many photographs of QR codes are read, and in what time: Naru, ZXing as it comes, and zbar, frame by frame.
// `bench_qr [photos per kind]`. Nothing was chosen by looking at the second seed.
#ifdef NARU_ZBAR
#include <zbar.h> // before ZXing, whose macros have names that zbar uses
#endif
#include "devices/qr/qrdecoder.h"
#include "tests/bench/measure.h"
#include "tests/support/qrcorpus.h"

#include <ZXing/ReadBarcode.h>

#include <cstdio>
#include <cstdlib>

using namespace naru;
using namespace naru::device;

namespace {

constexpr Milliseconds patient{10000}; ///< one frame must do: every way of looking
constexpr std::uint64_t tunedSeed = 1, heldOutSeed = 2;

QByteArray byNaru(const Frame& frame, Milliseconds budget)
{
    static const SystemClock clock;
    const auto reading = QrDecoder(clock).decode(frame, budget);
    return reading.symbol ? reading.symbol->bytes : QByteArray();
}

QByteArray byZXing(const Frame& frame)
{
    const auto read
        = ZXing::ReadBarcode({frame.data, frame.width, frame.height, ZXing::ImageFormat::Lum, int(frame.stride)});
    return read.isValid() ? QByteArray::fromStdString(read.text()) : QByteArray();
}

QByteArray byZbar([[maybe_unused]] const Frame& frame)
{
#ifdef NARU_ZBAR
    static zbar::ImageScanner scanner = [] {
        zbar::ImageScanner made;
        made.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
        made.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
        return made;
    }();
    zbar::Image image(unsigned(frame.width), unsigned(frame.height), "Y800", frame.data,
        std::size_t(frame.stride) * std::size_t(frame.height));
    if (scanner.scan(image) > 0)
        return QByteArray::fromStdString(image.symbol_begin()->get_data());
#endif
    return {};
}

/// One reader's results on one set of photos.
struct Column {
    const char* name;
    QByteArray (*reader)(const Frame&);
    int hits = 0, kindHits = 0, wrong = 0;
    std::vector<double> milliseconds{};

    void look(const test::QrPhoto& photo)
    {
        const Frame frame = photo.frame();
        QByteArray read;
        milliseconds.push_back(bench::microsecondsOf(1, [&] { read = reader(frame); }) / 1000);
        if (read.isEmpty())
            return;
        (read == photo.payload ? kindHits : wrong)++;
    }
    double mean() const
    {
        double sum = 0;
        for (const double value : milliseconds)
            sum += value;
        return sum / double(milliseconds.size());
    }
    double slowest(double share) const
    {
        auto sorted = milliseconds;
        std::sort(sorted.begin(), sorted.end());
        return sorted[std::size_t(double(sorted.size() - 1) * share)];
    }
};

std::vector<Column> columns()
{
    std::vector<Column> made{{"naru", [](const Frame& frame) { return byNaru(frame, patient); }},
        {"naru, 12 ms", [](const Frame& frame) { return byNaru(frame, QrDecoder::budgetDefault); }},
        {"zxing default", byZXing}};
#ifdef NARU_ZBAR
    made.push_back({"zbar", byZbar});
#endif
    return made;
}

void print(const std::vector<Column>& readers, int photos)
{
    for (const Column& reader : readers) {
        std::printf("%-14s %5.1f %%  mean %5.2f ms  p95 %5.1f  %d wrong\n", reader.name, 100.0 * reader.hits / photos,
            reader.mean(), reader.slowest(0.95), reader.wrong);
    }
    std::printf("naru against zxing default: %.2f times the time\n", readers[0].mean() / readers[2].mean());
}

void measure(std::uint64_t seed, int perKind)
{
    auto readers = columns();
    std::printf("\nseed %llu, %d photos of 1280 x 720 a kind%s\n%-14s", static_cast<unsigned long long>(seed), perKind,
        seed == tunedSeed ? " (the ways of looking were chosen on these)" : " (held out)", "kind");
    for (const Column& reader : readers)
        std::printf("%14s", reader.name);
    for (std::size_t kind = 0; kind < test::qrKinds.size(); ++kind) {
        for (int number = 0; number < perKind; ++number) {
            const auto photo = test::qrPhoto(seed, kind, number);
            for (Column& reader : readers)
                reader.look(photo);
        }
        std::printf("\n%-14s", test::qrKinds[kind]);
        for (Column& reader : readers) {
            std::printf("%14d", reader.kindHits);
            reader.hits += std::exchange(reader.kindHits, 0);
        }
    }
    std::printf("\n\n");
    print(readers, perKind * int(test::qrKinds.size()));

    readers = columns();
    for (int number = 0; number < 2 * perKind; ++number) {
        for (Column& reader : readers)
            reader.look(test::qrlessPhoto(seed, number));
    }
    std::printf("\n%d photos without a code\n", 2 * perKind);
    for (const Column& reader : readers)
        std::printf("%-14s mean %5.2f ms  %d seen that are not there\n", reader.name, reader.mean(), reader.wrong);
}

} // namespace

int main(int argc, char** argv)
{
    const int perKind = argc > 1 ? std::atoi(argv[1]) : 21;
    if (perKind < 1)
        return 1;
#ifndef NARU_ZBAR
    std::printf("skipped: zbar (libzbar-dev is not installed)\n");
#endif
    measure(tunedSeed, perKind);
    measure(heldOutSeed, perKind);
    return 0;
}
