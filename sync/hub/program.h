// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/hub/http_server.h"
#include "sync/hub/readings.h"
#include "sync/hub/sql.h"

#include <QStringList>

namespace naru::hub {

/// How a hub is started.
struct Settings {
    QString data, store; ///< store: a URL, or empty for the folder's own database
    struct Place {
        QString host = QStringLiteral("127.0.0.1");
        quint16 port = 0;
    } devices, enrolment, operators;
    std::optional<Place> front; ///< where a front on this machine hands on what it took from desks
    QString frontSecretFile;
    QString devicesUrl;       ///< where desks find the front, "https://hub.example.kr:7443"; empty: this hub's own door
    QString sealTo;           ///< file of the agency's certificate; "none": bodies go open again; empty: as it was
    QStringList names;        ///< by which desks find it
    int workers = 0;          ///< 0: as many as there are desks, and eight, at least sixteen
    int certificateHours = 0; ///< of a desk's certificate; 0: as Authority::deskLife
    bool printsPort = false;
};
/// Takes what it knows out of `arguments`; what is left is not its. Nothing: a value is missing or wrong, or there is
/// no data folder.
std::optional<Settings> settingsOf(QStringList& arguments);

/// The hub's database, brought to the newest schema.
Result<std::unique_ptr<SqlPool>> openStore(const Settings& settings);

/// Serves until SIGTERM or SIGINT, then answers what has come. An exit code. `factOf`: what an entry adds up to.
int serve(const Settings& settings, FactOf factOf);

} // namespace naru::hub
