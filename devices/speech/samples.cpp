// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/speech/samples.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace naru::device {

namespace {

constexpr int windowMs = 30, searchMs = 8;
constexpr double usual = 0.01; ///< nearer to 1 than this nobody hears

/// How like two runs of samples are; every fourth is enough for speech.
double likeness(const qint16* one, const qint16* other, qsizetype length)
{
    double sum = 0;
    for (qsizetype i = 0; i < length; i += 4)
        sum += double(one[i]) * other[i];
    return sum;
}

/// Where near `place` the sound goes on most like it would at `natural`.
qsizetype bestPlace(const QList<qint16>& from, qsizetype natural, qsizetype place, qsizetype reach, qsizetype length)
{
    const qsizetype first = std::max<qsizetype>(0, place - reach);
    const qsizetype last = std::min(from.size() - length, place + reach);
    qsizetype best = std::clamp<qsizetype>(place, 0, std::max<qsizetype>(0, from.size() - length));
    double most = -std::numeric_limits<double>::max();
    for (qsizetype at = first; at <= last; at += 2) {
        const double like = likeness(from.constData() + at, from.constData() + natural, length / 2);
        if (like > most) {
            most = like;
            best = at;
        }
    }
    return best;
}

} // namespace

QList<qint16> stretched(const QList<qint16>& samples, int rate, double times)
{
    const qsizetype half = qsizetype(rate) * windowMs / 2'000;
    const qsizetype whole = 2 * half;
    if (std::abs(times - 1) < usual || samples.size() < 2 * whole)
        return samples;
    times = std::clamp(times, 0.5, 2.0);
    QList<qint16> out = samples.first(half);
    qsizetype now = 0; // of the window whose second half still sounds
    for (qsizetype step = 1;; ++step) {
        const auto place = qsizetype(double(step * half) * times);
        if (place + whole > samples.size() || now + half + whole > samples.size())
            break;
        const qsizetype next = bestPlace(samples, now + half, place, qsizetype(rate) * searchMs / 1'000, whole);
        for (qsizetype i = 0; i < half; ++i) {
            const double rise = double(i) / double(half);
            out.append(qint16((1 - rise) * samples[now + half + i] + rise * samples[next + i]));
        }
        now = next;
    }
    return out + samples.sliced(std::min(samples.size(), now + half));
}

QList<qint16> bellSamples()
{
    struct Tone {
        double hertz, atSeconds;
    };
    constexpr std::array tones{Tone{659.3, 0}, Tone{523.3, 0.45}};
    constexpr double seconds = 1.25, rise = 0.01, fall = 0.28;
    QList<qint16> samples(qsizetype(seconds * bellRate));
    for (qsizetype i = 0; i < samples.size(); ++i) {
        double sum = 0;
        for (const Tone& tone : tones) {
            const double t = double(i) / bellRate - tone.atSeconds;
            if (t > 0)
                sum += std::min(1.0, t / rise) * std::exp(-t / fall) * std::sin(2 * std::numbers::pi * tone.hertz * t);
        }
        samples[i] = qint16(std::clamp(sum / 1.25, -1.0, 1.0) * bellPeak * std::numeric_limits<qint16>::max());
    }
    return samples;
}

} // namespace naru::device
