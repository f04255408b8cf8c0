// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/speech/voice.h"

#include <QLocale>

#include <cstdio>

namespace naru::device {

namespace {

/// "voice: ko 1.0x 60% 가실 곳을 눌러 주세요."
QString lineOf(const Breath& breath)
{
    const Utterance& what = breath.what;
    const QString heard
        = what.kind == TextKind::Ours ? what.text.simplified() : QStringLiteral("(%1 letters)").arg(what.text.size());
    return QStringLiteral("voice: %1 %2x %3% %4%5")
        .arg(what.language, QString::number(breath.rate, 'f', 1), QString::number(qRound(breath.volume * 100)),
            what.clip.isEmpty() ? QString() : QStringLiteral("(recorded) "), heard);
}

class Tracer final : public Mouth {
public:
    using Mouth::Mouth;

    void open() override
    {
        Q_EMIT found({QStringLiteral("ko"), QStringLiteral("en"), QStringLiteral("zh"), QStringLiteral("vi")});
    }

    void speak(const Breath& breath) override
    {
        std::fputs((lineOf(breath) + u'\n').toUtf8().constData(), stderr);
        Q_EMIT ended(breath.number);
    }

    void hush() override { }
    void ring(double) override { std::fputs("voice: (bell)\n", stderr); }
};

} // namespace

std::unique_ptr<Speech> tracedVoice()
{
    return std::make_unique<Voice>(std::make_unique<Tracer>(), std::make_unique<Tracer>(), Voice::Threads::ThisThread);
}

} // namespace naru::device
