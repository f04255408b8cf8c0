// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/speech/voice.h"

#include <QCoreApplication>
#include <QFile>
#include <QSemaphore>
#include <QTemporaryDir>

namespace naru::test {

/// Keeps what it was asked for and ends when the test says so.
class FakeMouth : public device::Mouth {
public:
    void open() override
    {
        if (holds)
            holds->acquire();
        Q_EMIT found(languages);
    }
    void speak(const device::Breath& breath) override
    {
        breaths.append(breath);
        if (fails)
            Q_EMIT failed(breath.number);
    }
    void hush() override
    {
        ++hushed;
        if (hushes)
            hushes->release();
    }
    void end() { Q_EMIT ended(breaths.last().number); }
    QStringList said() const
    {
        QStringList texts;
        for (const device::Breath& breath : breaths)
            texts.append(breath.what.text);
        return texts;
    }

    QStringList languages{QStringLiteral("ko"), QStringLiteral("en")};
    QList<device::Breath> breaths;
    int hushed = 0;
    bool fails = false;
    QSemaphore *holds = nullptr, *hushes = nullptr;
};

/// One of the application's own sentences.
inline device::Utterance ours(const QString& text)
{
    return {text, QStringLiteral("ko"), device::TextKind::Ours, device::SaidBy::Page, {}};
}

/// A voice, and the two mouths that it speaks with.
struct VoiceDesk {
    explicit VoiceDesk(const QStringList& languages = {QStringLiteral("ko"), QStringLiteral("en")})
    {
        auto one = std::make_unique<FakeMouth>();
        auto other = std::make_unique<FakeMouth>();
        speaker = one.get();
        player = other.get();
        speaker->languages = languages;
        voice = std::make_unique<device::Voice>(std::move(one), std::move(other), device::Voice::Threads::ThisThread);
    }
    void settle() { QCoreApplication::processEvents(); }

    FakeMouth *speaker, *player;
    std::unique_ptr<device::Voice> voice;
};

/// A file of that size where a recording would be.
inline QString recording(const QTemporaryDir& folder, qint64 bytes = 1)
{
    QFile file(folder.filePath(QStringLiteral("step.opus")));
    return file.open(QIODevice::WriteOnly) && file.resize(bytes) ? file.fileName() : QString();
}

} // namespace naru::test
