// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/lan/announcement.h"
#include "sync/lan/discovery.h"

#include <QTimer>

#include <avahi-client/client.h>
#include <avahi-client/lookup.h>
#include <avahi-client/publish.h>

#include <memory>
#include <vector>

namespace naru::lan {

/// The side of Discovery that speaks with the daemon, in its thread.
class AvahiWork final : public QObject {
public:
    static constexpr int sightingsMax = 256; ///< a desk is seen once on each interface and in each protocol
    static constexpr int namesTriedMax = 32; ///< "2번 창구 #2", …
    static constexpr int firstAgainMs = 1'000, againMaxMs = 30'000;

    explicit AvahiWork(std::shared_ptr<Discovery::Hearer> hearer);
    ~AvahiWork() override;
    void announce(const QString& name, quint16 port, const QByteArray& hint);

private:
    struct Event {
        AvahiIfIndex interface = 0;
        AvahiProtocol protocol = 0;
        QByteArray name, type, domain;
        bool operator==(const Event&) const = default;
    };
    /// One instance on one interface in one protocol, while the browser sees it.
    struct Sighting {
        AvahiWork* work = nullptr;
        Event event;
        AvahiServiceResolver* resolver = nullptr;
        std::optional<Place> place; ///< none before it is resolved
        QByteArray hint;
    };

    void begin();
    void end();        ///< nothing is published or looked for
    void beginAgain(); ///< later
    void clientIs(AvahiClient* client, AvahiClientState state);
    void publish();
    void groupIs(AvahiEntryGroupState state);
    bool addService();
    void takeNextName();
    void browse();
    void came(const Event& event);
    void went(const Event& event);
    void resolved(Sighting& sighting, const AvahiAddress& address, quint16 port, AvahiStringList* texts);
    QList<FoundDesk> found() const;
    void refused();
    void tell(); ///< the owner, when this turn of the loop is through

    const std::shared_ptr<Discovery::Hearer> m_hearer;
    AvahiClient* m_client = nullptr;
    AvahiEntryGroup* m_group = nullptr;
    AvahiServiceBrowser* m_browser = nullptr;
    std::vector<std::unique_ptr<Sighting>> m_sightings;
    QByteArray m_name;
    Announcement m_announcement;
    quint16 m_port = 0;
    QByteArray m_tried; ///< the name under which it is or will be published
    int m_namesTried = 0;
    bool m_wanted = false;
    std::optional<Fault> m_blind;
    QString m_ownName;
    QTimer m_again, m_telling;
    int m_againMs = firstAgainMs;
};

} // namespace naru::lan
