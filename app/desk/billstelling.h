// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/channel.h"
#include "app/desk/daybookimpl.h"

#include <QMap>

namespace naru::desk {

/// The bills of this desk over the channel "bills": told when somebody comes, when money is taken or in doubt, and
/// again every minute, since any message may be lost. What others tell is kept once.
class BillsTelling : public QObject {
    Q_OBJECT

public:
    static constexpr Milliseconds tellEvery{60'000};
    static constexpr std::chrono::days lookedBack{7}; ///< for bills that two desks took

    BillsTelling(DeskImpl& desk, DayBookImpl& book, Channels& channels);
    ~BillsTelling() override;

    void look(); ///< an entry about money was written
    void tick();
    QList<payments::TakenTwice> twice() const { return m_twice; }
    /// Whose words could not be read: another code of the centre, most likely.
    QMap<QString, Fault> unread() const { return m_unread; }

Q_SIGNALS:
    void changed(); ///< twice() or unread()

private:
    void tell(); ///< what was told last, again
    void heard(const Channel::Peer& from, const QByteArray& message);
    void lookForTwice();
    void setUnread(const QString& name, const std::optional<Fault>& fault);

    DeskImpl& m_desk;
    DayBookImpl& m_book;
    std::optional<payments::TakenBills> m_told;
    QMap<QByteArray, payments::TakenBills> m_heard; ///< by desk, as it was kept last
    QList<payments::TakenTwice> m_twice;
    QMap<QString, Fault> m_unread;
    Milliseconds m_looked{0};
    bool m_isLooking = false, m_looksAgain = false;
    std::unique_ptr<Channel> m_channel;
};

} // namespace naru::desk
