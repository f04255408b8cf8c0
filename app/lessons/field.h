// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/codec/jsontree.h"
#include "app/lessons/reader.h"

#include <memory>

namespace naru::lessons {

/// An object of lesson.json with its path: reads members, and complains of what is missing, unknown or of another type
/// instead of stopping, so that an author sees all of it at once.
class Fields {
public:
    Fields(const codec::JsonNode& node, const QString& path, const QString& file, QList<Complaint>* complaints);

    void rename(const QString& id); ///< the path's last number becomes the id, for a reader's eye
    void complain(const QString& key, const QString& rule);

    bool has(const char* name) const;
    QString text(const char* name);  ///< not empty
    QString maybe(const char* name); ///< empty where absent
    bool flag(const char* name);     ///< false where absent
    int number(const char* name, int min, int max);
    QStringList texts(const char* name); ///< empty where absent
    QStringList textsOf(const codec::JsonNode& node, const QString& key);
    codec::JsonNode object(const char* name); ///< Absent where it is not one
    Fields inner(const char* name);           ///< complains where it is missing
    QList<Fields> list(const char* name, int sizeMax);
    Fields without(const char* name) const; ///< the same, `name` counted as read
    void end();                             ///< complains of what nobody asked for

private:
    codec::JsonNode member(const char* name);
    QString pathOf(const QString& key) const;

    codec::JsonNode m_node;
    QString m_path, m_file;
    QList<Complaint>* m_complaints;
    QStringList m_read;
};

} // namespace naru::lessons
