// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "devices/api/bytelink.h"

#include <QPointer>

namespace naru::device {

/// One of several users of one link: whoever opened it last has it, and the others hear nothing more of it. An adapter
/// is one, and the ways a visitor may engage by are several.
class LinkShare final : public ByteLink {
    Q_OBJECT

public:
    /// The users of one link know of each other by it.
    struct Link {
        ByteLink& link;
        QPointer<LinkShare> user = {};
    };
    /// `shared` and its link must outlive this.
    explicit LinkShare(Link& shared, QObject* parent = nullptr);
    ~LinkShare() override;

    bool isReady() const override { return m_shared.link.isReady(); }
    std::optional<Fault> problem() const override { return m_shared.link.problem(); }
    void open(const BleWay& way) override;
    void send(const QByteArray& message) override;
    void close() override;

private:
    bool isUser() const { return m_shared.user == this; }

    Link& m_shared;
};

} // namespace naru::device
