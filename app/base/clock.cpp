// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"

#include "app/base/faults.h"

#include <QFile>
#include <QTime>

namespace naru {

namespace {

using namespace std::chrono;

constexpr hours koreaOffset{9};

sys_days toDays(QDate date)
{
    return sys_days{year{date.year()} / static_cast<unsigned>(date.month()) / static_cast<unsigned>(date.day())};
}

/// Exactly `count` digits at `at`, or -1.
int digits(QStringView text, qsizetype at, int count)
{
    if (at + count > text.size())
        return -1;
    int value = 0;
    for (int i = 0; i < count; ++i) {
        const char16_t c = text[at + i].unicode();
        if (c < u'0' || c > u'9')
            return -1;
        value = value * 10 + (c - u'0');
    }
    return value;
}

/// Reads ".123…" at `at` and moves past it; only milliseconds are kept. -1: a dot without digits.
int fractionMs(QStringView text, qsizetype& at)
{
    if (at >= text.size() || text[at] != u'.')
        return 0;
    const qsizetype first = ++at;
    int value = 0;
    while (at < text.size() && text[at] >= u'0' && text[at] <= u'9') {
        if (at - first < 3)
            value = value * 10 + (text[at].unicode() - u'0');
        ++at;
    }
    if (at == first)
        return -1;
    for (qsizetype n = at - first; n < 3; ++n)
        value *= 10;
    return value;
}

} // namespace

Instant SystemClock::now() const
{
    return time_point_cast<milliseconds>(system_clock::now());
}

Milliseconds SystemClock::monotonic() const
{
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch());
}

QByteArray SystemClock::boot() const
{
    static const QByteArray name = [] {
        QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
        constexpr qint64 nameBytes = 36; // a UUID
        return file.open(QIODevice::ReadOnly) ? file.read(nameBytes) : QByteArray();
    }();
    return name;
}

QDate koreanDate(Instant moment)
{
    const year_month_day ymd{floor<days>(moment + koreaOffset)};
    return QDate(static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
        static_cast<int>(static_cast<unsigned>(ymd.day())));
}

QString koreanTime(Instant moment)
{
    const auto local = moment + koreaOffset;
    return QTime::fromMSecsSinceStartOfDay(static_cast<int>((local - floor<days>(local)).count()))
        .toString(QStringLiteral("HH:mm"));
}

Instant koreanMidnight(QDate date)
{
    return Instant{toDays(date)} - koreaOffset;
}

QString rfc3339(Instant moment)
{
    const auto day = floor<days>(moment);
    const year_month_day ymd{day};
    const hh_mm_ss time{floor<seconds>(moment - day)};
    return QString::asprintf("%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(ymd.year()),
        static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()), static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
}

Result<Instant> parseRfc3339(QStringView text)
{
    constexpr qsizetype lengthMax = 40;
    const auto is
        = [&](qsizetype at, char16_t a, char16_t b) { return at < text.size() && (text[at] == a || text[at] == b); };
    if (text.size() > lengthMax || !is(4, u'-', u'-') || !is(7, u'-', u'-') || !is(10, u'T', u't')
        || !is(13, u':', u':') || !is(16, u':', u':'))
        return BaseFault::BadDateTime;
    const int y = digits(text, 0, 4);
    const QDate date(y, digits(text, 5, 2), digits(text, 8, 2));
    const int h = digits(text, 11, 2), m = digits(text, 14, 2), s = digits(text, 17, 2);
    qsizetype at = 19;
    const int ms = fractionMs(text, at);
    if (y < 1 || !date.isValid() || h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 60 || ms < 0)
        return BaseFault::BadDateTime;
    minutes offset{0};
    if (is(at, u'Z', u'z')) {
        ++at;
    } else if (is(at, u'+', u'-') && is(at + 3, u':', u':')) {
        const int oh = digits(text, at + 1, 2), om = digits(text, at + 4, 2);
        if (oh < 0 || oh > 23 || om < 0 || om > 59)
            return BaseFault::BadDateTime;
        offset = minutes{(oh * 60 + om) * (text[at] == u'-' ? -1 : 1)};
        at += 6;
    } else {
        return BaseFault::BadDateTime;
    }
    if (at != text.size())
        return BaseFault::BadDateTime;
    return Instant{toDays(date)} + hours{h} + minutes{m} + seconds{s} + milliseconds{ms} - offset;
}

} // namespace naru
