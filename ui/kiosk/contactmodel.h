// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/random.h"
#include "ui/kiosk/kioskmodel.h"
#include "ui/kiosk/mirror.h"

#include <QVariantList>
#include <QVariantMap>

#include <functional>

namespace naru::ui::kiosk {

/// A code that no phone has answered is another one after this long: who took its picture in passing has nothing.
inline constexpr Milliseconds codeLife{120'000};
/// A phone that presses nothing for this long is let go, also where the screen was never touched.
inline constexpr Milliseconds phoneWait = idleWait + answerWait;

/// Operation without touching the glass: a code on the screen, a page on the visitor's own phone, and what may be
/// pressed there (contactrules.h). Ends with a press here or there, and with the visitor's session.
class ContactModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composition root")
    /// A phone can reach this machine.
    Q_PROPERTY(bool possible READ possible NOTIFY changed)
    Q_PROPERTY(bool connected READ connected NOTIFY changed)
    Q_PROPERTY(QString url READ url NOTIFY changed)                ///< for the code; empty: there is none now
    Q_PROPERTY(QVariantList pictures READ pictures NOTIFY changed) ///< [{icon, name}]: three that the phone shows too
    /// In the visitor's language: the members of device::ContactWords, "glass" and "connected", and a name for each
    /// picture.
    Q_PROPERTY(QVariantMap words READ words WRITE setWords NOTIFY wordsChanged)

public:
    struct Parts {
        KioskModel& kiosk;
        device::ContactDoor& door;
        const Clock& clock;
        Random& random;
        /// What this visitor wrote, which stays on the glass.
        std::function<QStringList()> typed = [] { return QStringList(); };
    };
    explicit ContactModel(Parts parts, QObject* parent = nullptr);

    bool possible() const { return m_possible; }
    bool connected() const { return m_connected; }
    QString url() const { return m_url; }
    QVariantList pictures() const;
    QVariantMap words() const { return m_words; }
    void setWords(const QVariantMap& words);

    static QStringList pictureNames(); ///< those that are drawn from

    /// What may go over now, as the phone is told it.
    Mirror mirror() const;

public Q_SLOTS:
    void watch(QQuickItem* page, QQuickItem* bar); ///< what holds the page, and the bar under it
    void begin();                                  ///< one more place for the code is on the screen
    void rest();                                   ///< and no longer is; a phone that has begun stays
    void end();                                    ///< no phone any more
    void look();                                   ///< the timer's; a test calls it after moving its clock

Q_SIGNALS:
    void changed();
    void wordsChanged();

private:
    void open();
    void drop();
    void takePhone();
    void take(const QByteArray& id);
    void show();
    device::ContactWords told() const;
    QList<device::ContactPicture> drawn() const;
    void update();

    Parts m_parts;
    QPointer<QQuickItem> m_page, m_bar;
    QVariantMap m_words;
    QStringList m_pictures;
    QString m_url;
    bool m_possible = false, m_connected = false;
    int m_places = 0;        ///< on the screen, where the code stands
    bool m_turned = false;   ///< what the phone shows is not true any more, whatever it says
    Mirror m_mirror;         ///< as the phone has it
    Milliseconds m_since{0}; ///< of the code, then of the last press
    QTimer m_timer;
};

} // namespace naru::ui::kiosk
