// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/speech/voice.h"
#include "tests/ui/kioskstage.h"
#include "ui/kiosk/kioskvoice.h"
#include "ui/kiosk/staffcall.h"
#include "ui/lesson/lessonmodel.h"

namespace naru::test {

/// A mouth that keeps what it said, and says it in no time.
class KeptMouth final : public device::Mouth {
public:
    using Mouth::Mouth;
    void open() override
    {
        Q_EMIT found({QStringLiteral("ko"), QStringLiteral("en"), QStringLiteral("zh"), QStringLiteral("vi")});
    }
    void speak(const device::Breath& breath) override
    {
        breaths.append(breath);
        heard.append(breath.what.text);
        if (ends)
            Q_EMIT ended(breath.number);
    }
    void hush() override { ++hushed; }
    void ring(double volume) override { rings.append(volume); }
    void still() override { ++stilled; }

    QList<device::Breath> breaths;
    QStringList heard;
    QList<double> rings;
    int hushed = 0, stilled = 0;
    bool ends = true;
};

/// The kiosk with the real voice, real lessons and whoever listens: what is heard is in speaker->heard.
class EarsStage {
public:
    explicit EarsStage(ui::kiosk::KioskModel::Options options = KioskStage::usual());
    ~EarsStage();

    /// A key, and what was heard of it.
    QStringList key(Qt::Key key);
    QStringList hold(Qt::Key key, int most = 3'000); ///< until something is heard
    void settle();
    QString heard() const { return speaker->heard.join(u'\n'); }

    ui::lesson::LessonModel lesson;
    KeptMouth *speaker, *player;
    std::unique_ptr<device::Speech> speech;
    KioskStage kiosk;
    ui::kiosk::KioskVoice voice;
    ui::kiosk::StaffCall staff;
    QString failure;
};

inline QString one(const QString& text)
{
    return text.simplified();
}
/// All that can be read in the window now, on one line.
QString readable(EarsStage& ears);
/// The spoken sentences that stand nowhere.
QStringList unread(EarsStage& ears);
/// What is to be read on the page and was not heard.
QStringList unheard(EarsStage& ears);

} // namespace naru::test
