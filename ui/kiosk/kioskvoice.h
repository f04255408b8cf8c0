// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kiosk/kioskmodel.h"
#include "ui/kiosk/pagewords.h"

#include <QPointer>
#include <QQuickItem>

#include <functional>

namespace naru::ui::kiosk {

/// What a kiosk says. It reads what stands on the page and nothing else; what is said and does not stand there stands
/// as a subtitle until the next press. Whether a text may be heard at all is the voice's rule (device::refusalOf).
class KioskVoice : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    /// What is said and stands nowhere on the page; our own sentences alone.
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)

public:
    /// A file of this machine with a recording of just these words in this language, or empty.
    using Recording = std::function<QString(const QString& words, const QString& language)>;

    /// `speech` outlives this; without one nothing is heard and all is still written.
    KioskVoice(KioskModel& model, device::Speech* speech, QObject* parent = nullptr);
    void useRecordings(Recording recording) { m_recording = std::move(recording); }

    QString subtitle() const { return m_subtitle; }

    /// Any press is silence at once; what it does may speak again.
    bool eventFilter(QObject* watched, QEvent* event) override;

public Q_SLOTS:
    void watch(QQuickItem* window) { m_window = window; } ///< all that can be seen
    /// A page opened: its title and what is to be read on it, once it has laid itself out.
    void open(QQuickItem* page);
    /// The visitor's own wish: the page once more, with the names of what can be pressed.
    void readAgain(QQuickItem* page);
    /// A lesson's words: they stand on its page, or are said there in a form for the ear.
    void follow(const QString& words);
    /// The visitor's press on the words at this place of the page; false: there are none.
    bool readAt(QQuickItem* page, double x, double y);
    /// What blind mode reads: a control, by its words. A secret is as private as what is typed.
    void tell(const QString& words, bool secret);
    void hush();

Q_SIGNALS:
    void subtitleChanged();

private:
    void onSpoke(const QString& words);
    void writeMissing();
    void onSession();
    void readOpened();
    void utter(const QList<PageLine>& lines, device::SaidBy by);
    void write(const QString& subtitle);

    KioskModel& m_model;
    device::Speech* m_speech;
    Recording m_recording;
    QPointer<QQuickItem> m_window, m_opened;
    QString m_subtitle;
    device::Ear m_ear = device::Ear::Loudspeaker;
    QList<PageLine> m_last; ///< of our own sentences said
    QTimer m_soon, m_after;
    bool m_nobody = true; ///< has pressed anything since the screen was wiped
};

} // namespace naru::ui::kiosk
